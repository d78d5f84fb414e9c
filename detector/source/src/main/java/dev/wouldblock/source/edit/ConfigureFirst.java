package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a channel into non-blocking mode before it is read or registered, not after that. */
final class ConfigureFirst implements EditRule {
    private final String title;
    private final String operation;

    /** @param operation name of the method before which the mode has to be set */
    ConfigureFirst(String title, String operation) {
        this.title = title;
        this.operation = operation;
    }

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Statement> statement = site.statement().filter(s -> !Exit.isLoop(s));
        Optional<Expression> channel = site.receiver().filter(Expression::isNameExpr);
        if (statement.isEmpty()
                || channel.isEmpty()
                || !site.call().getNameAsString().equals(operation)) {
            return Optional.empty();
        }
        return StatementEdit.of(site.text(), statement.get()).map(edit -> {
            List<Replacement> all =
                    new ArrayList<>(edit.before(site.written(channel.get()) + ".configureBlocking(false);")
                            .replacements());
            later(statement.get(), channel.get()).ifPresent(call -> all.add(withoutLine(site.text(), call)));
            return new Draft(title, all);
        });
    }

    /** The same call where it comes too late. */
    private static Optional<Statement> later(Statement statement, Expression channel) {
        return Exit.after(statement).stream()
                .filter(s -> s instanceof ExpressionStmt simple
                        && simple.getExpression() instanceof MethodCallExpr call
                        && call.getNameAsString().equals("configureBlocking")
                        && call.getArguments().size() == 1
                        && call.getArgument(0).isBooleanLiteralExpr()
                        && !call.getArgument(0).asBooleanLiteralExpr().getValue()
                        && call.getScope().filter(channel::equals).isPresent())
                .findFirst();
    }

    /** Takes a statement out, and its line if nothing else stands there. */
    static Replacement withoutLine(JavaText text, Statement statement) {
        int start = text.start(statement);
        int end = text.end(statement);
        boolean isAlone = text.isFirstInLine(start) && text.skipBlanks(end) == text.lineEnd(end);
        return isAlone
                ? new Replacement(text.lineStart(start), text.nextLine(end), "")
                : new Replacement(start, end, "");
    }
}
