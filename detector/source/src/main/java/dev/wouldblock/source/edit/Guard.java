package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Skips the rest of a block in one outcome: with a jump out of it where that skips nothing else, else with an
 * {@code if} around the rest.
 */
final class Guard {
    private final JavaText text;
    private final Outcome outcome;
    private final List<String> cleanUp;

    /** @param cleanUp lines to run in the outcome, before the rest is skipped */
    Guard(JavaText text, Outcome outcome, List<String> cleanUp) {
        this.text = text;
        this.outcome = outcome;
        this.cleanUp = cleanUp;
    }

    Guard(JavaText text, Outcome outcome) {
        this(text, outcome, List.of());
    }

    /** Tests a variable that a statement has set. */
    Optional<List<Replacement>> after(Statement statement, String variable) {
        return StatementEdit.of(text, statement)
                .flatMap(edit ->
                        skip(edit, statement, test -> edit.after("if (" + test.of(outcome, variable) + ") {")));
    }

    /** Tests what a call answers that is a statement of its own. */
    Optional<List<Replacement>> around(ExpressionStmt statement, MethodCallExpr call) {
        return StatementEdit.of(text, statement)
                .flatMap(edit -> skip(edit, statement, test -> {
                    String condition = test.of(outcome, "\0");
                    int hole = condition.indexOf('\0');
                    edit.replace(Replacement.insertion(text.start(call), "if (" + condition.substring(0, hole)))
                            .replace(new Replacement(
                                    text.end(call),
                                    text.end(statement),
                                    condition.substring(hole + 1) + ")" + edit.opening()));
                }));
    }

    /** Tests a variable before a statement, which is skipped with what follows it. */
    Optional<List<Replacement>> before(Statement statement, String variable, String... declaration) {
        List<Statement> rest = Exit.after(statement);
        if (skippable(rest).size() < rest.size()) {
            return Optional.empty();
        }
        Statement last = rest.isEmpty() ? statement : rest.get(rest.size() - 1);
        return Exit.from(last)
                .flatMap(exit -> StatementEdit.of(text, statement).map(edit -> {
                    edit.before(declaration).before("if (" + outcome.isMetBy(variable) + ") {");
                    cleanUp.forEach(line -> edit.before("\t" + line));
                    return edit.before("\t" + exit, "}").replacements();
                }));
    }

    /** Whether the test is for the outcome, or for its opposite. */
    private enum Test {
        MET,
        NOT_MET;

        String of(Outcome outcome, String value) {
            return this == MET ? outcome.isMetBy(value) : outcome.isNotMetBy(value);
        }
    }

    private interface Opening {
        void write(Test test);
    }

    private Optional<List<Replacement>> skip(StatementEdit edit, Statement statement, Opening opening) {
        List<Statement> following = Exit.after(statement);
        if (following.isEmpty() && cleanUp.isEmpty()) {
            // There is nothing to skip.
            return Optional.empty();
        }
        List<Statement> rest = skippable(following);
        Optional<String> exit = rest.size() < following.size()
                ? Optional.empty()
                : Exit.from(rest.isEmpty() ? statement : rest.get(rest.size() - 1));
        if (exit.isPresent()) {
            opening.write(Test.MET);
            cleanUp.forEach(line -> edit.after("\t" + line));
            return Optional.of(edit.after("\t" + exit.get(), "}").replacements());
        }
        if (rest.isEmpty() || !edit.hasOwnLines() || !canBeNested(rest)) {
            return Optional.empty();
        }
        if (cleanUp.isEmpty()) {
            opening.write(Test.NOT_MET);
        } else {
            opening.write(Test.MET);
            cleanUp.forEach(line -> edit.after("\t" + line));
            edit.after("} else {");
        }
        List<Replacement> all = new ArrayList<>(edit.replacements());
        int from = edit.afterStatement();
        int to = text.afterComments(text.end(rest.get(rest.size() - 1)));
        text.lineStarts(from, to).forEach(line -> all.add(Replacement.insertion(line, text.oneLevel())));
        all.add(Replacement.insertion(to, text.lineEnd() + edit.indentation() + "}"));
        return Optional.of(all);
    }

    /** What comes before the key is taken out of the selected-key set, which is done in any case. */
    private static List<Statement> skippable(List<Statement> following) {
        for (int i = 0; i < following.size(); i++) {
            if (isRemoval(following.get(i))) {
                List<Statement> before = following.subList(0, i);
                List<Statement> after = following.subList(i, following.size());
                return before.stream().anyMatch(s -> declaresFor(s, after)) ? List.of() : before;
            }
        }
        return following;
    }

    private static boolean isRemoval(Statement statement) {
        return statement instanceof ExpressionStmt simple
                && simple.getExpression() instanceof MethodCallExpr call
                && call.getArguments().isEmpty()
                && (call.getNameAsString().equals("remove")
                        || call.getNameAsString().equals("clear"))
                && !call.getScope()
                        .flatMap(Variables::of)
                        .filter(v -> v.type().endsWith("Buffer"))
                        .isPresent();
    }

    private static boolean declaresFor(Statement statement, List<Statement> after) {
        return statement
                .findFirst(
                        VariableDeclarator.class,
                        declared -> after.stream()
                                .anyMatch(s -> s.findFirst(
                                                NameExpr.class,
                                                use -> use.getNameAsString().equals(declared.getNameAsString()))
                                        .isPresent()))
                .isPresent();
    }

    /** Whether the code still compiles when it may be left out, and means the same one level deeper. */
    private boolean canBeNested(List<Statement> rest) {
        boolean isInConstructor = Around.nearest(CallableDeclaration.class, rest.get(0))
                .filter(ConstructorDeclaration.class::isInstance)
                .isPresent();
        int end = text.end(rest.get(rest.size() - 1));
        return !isInConstructor
                && text.skipBlanks(text.afterComments(end)) == text.lineEnd(end)
                && rest.stream().allMatch(s -> text.isFirstInLine(text.start(s)))
                && rest.stream()
                        .noneMatch(s -> has(s, ReturnStmt.class)
                                || has(s, YieldStmt.class)
                                || has(s, TextBlockLiteralExpr.class)
                                || s.findAll(AssignExpr.class).stream().anyMatch(this::isFirstValue));
    }

    private static <N extends Node> boolean has(Statement statement, Class<N> kind) {
        return statement.findFirst(kind).isPresent();
    }

    /** The compiler may count on it: {@code int x; ...; x = 1; ...; use(x)}. */
    private boolean isFirstValue(AssignExpr assignment) {
        return assignment.getTarget() instanceof NameExpr name
                && Variables.of(name)
                        .filter(v -> v.declaration() instanceof VariableDeclarator
                                && !v.isField()
                                && v.value().isEmpty())
                        .isPresent();
    }
}
