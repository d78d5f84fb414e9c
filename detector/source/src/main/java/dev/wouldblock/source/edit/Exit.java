package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.List;
import java.util.Optional;

/** How a block can be left early, so that nothing is skipped but what stands in it. */
final class Exit {
    private Exit() {}

    /**
     * The jump that leaves a block.
     *
     * @param last the last statement of the block
     * @return empty if code after the block would be skipped as well, or a value would have to be returned
     */
    static Optional<String> from(Statement last) {
        if (last.isReturnStmt() && last.asReturnStmt().getExpression().isEmpty()) {
            return Optional.of("return;");
        }
        if (last.isContinueStmt() && last.asContinueStmt().getLabel().isEmpty()) {
            return Optional.of("continue;");
        }
        if (last.isBreakStmt() && last.asBreakStmt().getLabel().isEmpty()) {
            return Optional.of("break;");
        }
        Node inner = last;
        for (Optional<Node> outer = last.getParentNode(); outer.isPresent(); outer = inner.getParentNode()) {
            Node node = outer.get();
            if (isLoop(node)) {
                return Optional.of("continue;");
            }
            if (node instanceof MethodDeclaration method) {
                return method.getType().isVoidType() ? Optional.of("return;") : Optional.empty();
            }
            if (node instanceof LambdaExpr lambda) {
                return returnsNothing(lambda) ? Optional.of("return;") : Optional.empty();
            }
            if (!passesOn(node, inner)) {
                return Optional.empty();
            }
            inner = node;
        }
        return Optional.empty();
    }

    /** The jump that ends the method or lambda around a node; empty if it would have to return a value. */
    static Optional<String> fromMethod(Node node) {
        Node around = node;
        while (!(around instanceof BodyDeclaration) && !(around instanceof LambdaExpr)) {
            around = around.getParentNode().orElseThrow();
        }
        boolean isVoid = around instanceof LambdaExpr lambda
                ? returnsNothing(lambda)
                : around instanceof MethodDeclaration method && method.getType().isVoidType();
        return isVoid ? Optional.of("return;") : Optional.empty();
    }

    /** The statements that follow in the same block. */
    static List<Statement> after(Statement statement) {
        List<Statement> all = siblings(statement);
        int index = indexOf(statement, all);
        return index < 0 ? List.of() : List.copyOf(all.subList(index + 1, all.size()));
    }

    private static NodeList<Statement> siblings(Statement statement) {
        Node parent = statement.getParentNode().orElse(null);
        return parent instanceof BlockStmt block
                ? block.getStatements()
                : parent instanceof SwitchEntry entry ? entry.getStatements() : new NodeList<>();
    }

    /** By identity: equal statements can stand in one block. */
    private static int indexOf(Statement statement, List<Statement> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == statement) {
                return i;
            }
        }
        return -1;
    }

    static boolean isLoop(Node node) {
        return node instanceof WhileStmt
                || node instanceof DoStmt
                || node instanceof ForStmt
                || node instanceof ForEachStmt;
    }

    private static boolean returnsNothing(LambdaExpr lambda) {
        return lambda.getBody().isBlockStmt()
                && lambda.findFirst(
                                ReturnStmt.class,
                                r -> r.getExpression().isPresent()
                                        && Around.nearest(LambdaExpr.class, r)
                                                .filter(l -> l == lambda)
                                                .isPresent())
                        .isEmpty();
    }

    /** Whether the end of the inner one is the end of the outer one. */
    private static boolean passesOn(Node outer, Node inner) {
        if (outer instanceof BlockStmt block) {
            return block.getStatements().getLast().filter(last -> last == inner).isPresent();
        }
        return outer instanceof IfStmt
                || outer instanceof SynchronizedStmt
                || outer instanceof CatchClause
                || (outer instanceof TryStmt tried
                        && tried.getFinallyBlock().filter(f -> f == inner).isEmpty());
    }
}
