package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a method still does after a call that waits, as the body of a lambda that runs when there is no more to wait for. */
final class Continuation {
    private final JavaText text;
    private final ExpressionStmt statement;
    private final List<Statement> rest;
    private final StatementEdit edit;

    private Continuation(JavaText text, ExpressionStmt statement, List<Statement> rest, StatementEdit edit) {
        this.text = text;
        this.statement = statement;
        this.rest = rest;
        this.edit = edit;
    }

    /** Empty if there is nothing after the call, or it can not run later and elsewhere. */
    static Optional<Continuation> of(Site site) {
        return site.ignored().flatMap(statement -> {
            List<Statement> rest = Exit.after(statement);
            boolean isTail = !rest.isEmpty()
                    && Exit.from(rest.get(rest.size() - 1))
                            .filter("return;"::equals)
                            .isPresent();
            return isTail && canBeMoved(site, statement, rest)
                    ? StatementEdit.of(site.text(), statement)
                            .filter(StatementEdit::hasOwnLines)
                            .map(edit -> new Continuation(site.text(), statement, rest, edit))
                    : Optional.empty();
        });
    }

    /**
     * The rest between lines that open and close a lambda.
     *
     * @param opening in place of the call; a comment that follows it stays
     * @param more lines before the rest, which open further blocks
     */
    List<Replacement> between(String opening, List<String> more, List<String> closing) {
        String deeper = text.oneLevel().repeat(1 + more.size());
        List<Replacement> all = new ArrayList<>();
        edit.replace(new Replacement(text.start(statement), text.end(statement), opening));
        for (int i = 0; i < more.size(); i++) {
            edit.after("\t".repeat(i + 1) + more.get(i));
        }
        all.addAll(edit.replacements());
        int to = text.afterComments(text.end(rest.get(rest.size() - 1)));
        text.lineStarts(edit.afterStatement(), to).forEach(line -> all.add(Replacement.insertion(line, deeper)));
        StringBuilder end = new StringBuilder();
        closing.stream()
                .flatMap(edit::written)
                .forEach(line -> end.append(text.lineEnd()).append(line));
        all.add(Replacement.insertion(to, end.toString()));
        return all;
    }

    private static boolean canBeMoved(Site site, ExpressionStmt statement, List<Statement> rest) {
        JavaText text = site.text();
        int end = text.end(rest.get(rest.size() - 1));
        return !isCaught(statement)
                && text.skipBlanks(text.afterComments(end)) == text.lineEnd(end)
                && rest.stream().allMatch(s -> text.isFirstInLine(text.start(s)) && isMovable(s, statement));
    }

    /** Whether something around the call has to see how the rest ends. */
    private static boolean isCaught(Statement statement) {
        for (Node node = statement; ; node = node.getParentNode().orElseThrow()) {
            if (node instanceof TryStmt || node instanceof SynchronizedStmt || node instanceof ConstructorDeclaration) {
                return true;
            }
            if (node instanceof BodyDeclaration || node instanceof LambdaExpr) {
                return false;
            }
        }
    }

    private static boolean isMovable(Statement moved, Statement call) {
        return moved.findFirst(Node.class, Continuation::bindsToItsPlace).isEmpty()
                && moved.findAll(NameExpr.class).stream()
                        .allMatch(use -> Variables.find(use.getNameAsString(), call)
                                .map(variable -> variable.isField() || isSetOnce(variable, call))
                                .orElse(true));
    }

    private static boolean bindsToItsPlace(Node node) {
        return node instanceof ReturnStmt
                || node instanceof YieldStmt
                || node instanceof BreakStmt
                || node instanceof ContinueStmt
                || node instanceof SuperExpr
                || node instanceof TextBlockLiteralExpr;
    }

    /** A lambda can only use such variables. */
    private static boolean isSetOnce(Variable variable, Node place) {
        Node member = Around.nearest(BodyDeclaration.class, place)
                .map(Node.class::cast)
                .orElse(place);
        int assignments = member.findAll(AssignExpr.class, a -> Variables.isName(a.getTarget(), variable.name()))
                        .size()
                + member.findAll(
                                UnaryExpr.class,
                                u -> u.getOperator().name().contains("CREMENT")
                                        && Variables.isName(u.getExpression(), variable.name()))
                        .size();
        return assignments == 0;
    }
}
