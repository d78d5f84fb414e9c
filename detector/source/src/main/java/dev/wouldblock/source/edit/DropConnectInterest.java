package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.List;
import java.util.Optional;

/** Takes OP_CONNECT out of the interest set as soon as the connection is up. */
final class DropConnectInterest implements EditRule {
    private static final String TITLE = "Take OP_CONNECT out of the interest set";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Variable> key = SelectionKeys.of(site);
        Optional<IfStmt> branch =
                site.statement().filter(IfStmt.class::isInstance).map(IfStmt.class::cast);
        if (key.isEmpty() || branch.isEmpty()) {
            return Optional.empty();
        }
        String name = key.get().name();
        String line = name + ".interestOps(" + name + ".interestOps() & ~"
                + site.imports().name("java.nio.channels.SelectionKey") + ".OP_CONNECT);";
        return connected(site, branch.get(), line).map(replacements -> new Draft(TITLE, replacements));
    }

    private static Optional<List<Replacement>> connected(Site site, IfStmt branch, String line) {
        if (isNegated(branch.getCondition(), site)) {
            return endsAbruptly(branch.getThenStmt()) && !branch.hasElseBranch()
                    ? StatementEdit.of(site.text(), branch)
                            .map(edit -> edit.after(line).replacements())
                    : Optional.empty();
        }
        if (!isCertain(branch.getCondition(), site.call())) {
            return Optional.empty();
        }
        Statement body = branch.getThenStmt();
        Optional<Statement> first =
                body instanceof BlockStmt block ? block.getStatements().getFirst() : Optional.of(body);
        return first.flatMap(s -> StatementEdit.of(site.text(), s))
                .map(edit -> edit.before(line).replacements());
    }

    private static boolean isNegated(Expression condition, Site site) {
        return condition instanceof UnaryExpr unary
                && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT
                && unary.getExpression() == site.value();
    }

    /** Whether the call has answered true when the condition is met. */
    private static boolean isCertain(Expression condition, Node call) {
        for (Node node = call; node != condition; ) {
            Node outer = node.getParentNode().orElseThrow();
            if (!(outer instanceof EnclosedExpr)
                    && !(outer instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND)) {
                return false;
            }
            node = outer;
        }
        return true;
    }

    private static boolean endsAbruptly(Statement statement) {
        Statement last = statement instanceof BlockStmt block
                ? block.getStatements().getLast().orElse(statement)
                : statement;
        return last.isReturnStmt() || last.isContinueStmt() || last.isThrowStmt() || last.isBreakStmt();
    }
}
