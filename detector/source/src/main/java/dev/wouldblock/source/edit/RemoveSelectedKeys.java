package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.wouldblock.finding.Replacement;
import java.util.List;
import java.util.Optional;

/** Takes the selected keys out of their set: the one that an iterator hands out, or all when they have been handled. */
final class RemoveSelectedKeys implements EditRule {
    private static final String ONE = "Remove each key from the selected-key set";
    private static final String ALL = "Empty the selected-key set when its keys have been handled";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Statement> statement = site.statement();
        Optional<Expression> selector = site.receiver();
        if (statement.isEmpty() || selector.isEmpty()) {
            return Optional.empty();
        }
        String clear = site.written(selector.get()) + ".selectedKeys().clear();";
        Optional<String> set = setVariable(site, statement.get());
        if (set.isPresent()) {
            return throughVariable(site, statement.get(), set.get());
        }
        boolean isDone = statement.get() instanceof ExpressionStmt
                || (statement.get() instanceof ForEachStmt loop && loop.getIterable() == site.call())
                || (statement.get() instanceof IfStmt branch && !branch.hasElseBranch());
        return isDone ? after(site, statement.get(), clear) : Optional.empty();
    }

    private static Optional<Draft> after(Site site, Statement statement, String line) {
        return StatementEdit.of(site.text(), statement)
                .map(edit -> new Draft(ALL, edit.after(line).replacements()));
    }

    /** The variable that holds the set itself, or an iterator over it. */
    private static Optional<String> setVariable(Site site, Statement statement) {
        Node user = site.user().orElseThrow();
        boolean isIterator =
                user instanceof MethodCallExpr call && call.getNameAsString().equals("iterator");
        Node holder = isIterator ? user.getParentNode().orElse(null) : user;
        return holder instanceof VariableDeclarator declared
                        && site.call().getNameAsString().equals("selectedKeys")
                        && statement instanceof ExpressionStmt
                ? Optional.of(declared.getNameAsString())
                : Optional.empty();
    }

    private static Optional<Draft> throughVariable(Site site, Statement statement, String variable) {
        for (Statement next : Exit.after(statement)) {
            if (next instanceof ForEachStmt loop && Variables.isName(loop.getIterable(), variable)) {
                return after(site, loop, variable + ".clear();");
            }
            if (next instanceof WhileStmt loop) {
                Optional<Draft> removal = removeFromIterator(site, loop);
                if (removal.isPresent()) {
                    return removal;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code keys.remove()} behind {@code keys.next()}. */
    private static Optional<Draft> removeFromIterator(Site site, WhileStmt loop) {
        if (!(loop.getCondition() instanceof MethodCallExpr test)
                || !test.getNameAsString().equals("hasNext")
                || !(test.getScope().orElse(null) instanceof NameExpr keys)
                || !(loop.getBody() instanceof BlockStmt body)) {
            return Optional.empty();
        }
        return body.getStatements().stream()
                .filter(s -> s instanceof ExpressionStmt
                        && s.findFirst(MethodCallExpr.class, c -> isNext(c, keys))
                                .isPresent())
                .findFirst()
                .flatMap(s -> StatementEdit.of(site.text(), s))
                .map(edit -> edit.after(keys.getNameAsString() + ".remove();").replacements())
                .map((List<Replacement> replacements) -> new Draft(ONE, replacements));
    }

    private static boolean isNext(MethodCallExpr call, NameExpr iterator) {
        return call.getNameAsString().equals("next")
                && call.getScope()
                        .filter(scope -> Variables.isName(scope, iterator.getNameAsString()))
                        .isPresent();
    }
}
