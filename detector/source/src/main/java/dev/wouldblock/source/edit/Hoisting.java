package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a call out of the statement that it is a part of, into a variable before it. That is possible where nothing in
 * the statement is done before the call.
 */
final class Hoisting {
    private final Site site;
    private final Statement statement;
    private final String variable;
    private final String declaration;

    private Hoisting(Site site, Statement statement, String variable, String declaration) {
        this.site = site;
        this.statement = statement;
        this.variable = variable;
        this.declaration = declaration;
    }

    /** @param names for the variable, the best first */
    static Optional<Hoisting> of(Site site, String... names) {
        if (site.ignored().isPresent()) {
            return Optional.empty();
        }
        return site.statement()
                .filter(s -> isFirst(site.call(), s))
                .flatMap(statement -> onOneLine(site)
                        .flatMap(call -> ResultType.of(site).map(type -> {
                            String variable = Variables.fresh(site.call(), names);
                            return new Hoisting(site, statement, variable, type + " " + variable + " = " + call + ";");
                        })));
    }

    /** The call without its line ends; empty where one of them ends a comment or is part of a text. */
    private static Optional<String> onOneLine(Site site) {
        String call = site.written(site.call());
        if (site.text().isOnOneLine(site.call())) {
            return Optional.of(call);
        }
        return call.contains("//") || call.contains("\"\"\"")
                ? Optional.empty()
                : Optional.of(call.replaceAll("(?<=\\w)\\s*\\R\\s*(?=\\w)", " ").replaceAll("\\s*\\R\\s*", ""));
    }

    String variable() {
        return variable;
    }

    /** Skips the statement in an outcome, and nothing else. */
    Optional<List<Replacement>> leaveOutOn(Outcome outcome) {
        if (!(statement instanceof ExpressionStmt simple)
                || simple.getExpression() instanceof AssignExpr
                || simple.getExpression() instanceof VariableDeclarationExpr) {
            return Optional.empty();
        }
        JavaText text = site.text();
        return StatementEdit.of(text, statement)
                .map(edit -> edit.before(declaration, "if (" + outcome.isNotMetBy(variable) + ") {")
                        .replace(site.call(), variable)
                        .after("}")
                        .nestedReplacements());
    }

    /** Runs a guard between the call and the statement. */
    Optional<List<Replacement>> guarded(Guard guard) {
        return StatementEdit.of(site.text(), statement)
                .flatMap(edit -> guard.before(statement, variable, declaration))
                .map(lines -> {
                    List<Replacement> all = new ArrayList<>(lines);
                    all.add(new Replacement(
                            site.text().start(site.call()), site.text().end(site.call()), variable));
                    return all;
                });
    }

    private static boolean isFirst(Expression call, Statement statement) {
        Node inner = call;
        for (Node outer = call.getParentNode().orElseThrow(); outer != statement; ) {
            if (!isFirstOf(inner, outer)) {
                return false;
            }
            inner = outer;
            outer = outer.getParentNode().orElseThrow();
        }
        return statement instanceof ExpressionStmt
                || statement instanceof ReturnStmt
                || (statement instanceof SwitchStmt choice && choice.getSelector() == inner)
                || (statement instanceof IfStmt branch && branch.getCondition() == inner);
    }

    /** Whether nothing in the outer node is done before the inner one, and it is done in any case. */
    private static boolean isFirstOf(Node inner, Node outer) {
        if (outer instanceof MethodCallExpr call) {
            return call.getScope().filter(scope -> scope == inner).isPresent()
                    || (call.getScope().map(Variables::isPlain).orElse(true) && isFirstOf(inner, call.getArguments()));
        }
        if (outer instanceof ObjectCreationExpr creation) {
            return creation.getScope().isEmpty() && isFirstOf(inner, creation.getArguments());
        }
        if (outer instanceof AssignExpr assignment) {
            return assignment.getValue() == inner
                    && assignment.getOperator() == AssignExpr.Operator.ASSIGN
                    && Variables.isPlain(assignment.getTarget());
        }
        if (outer instanceof VariableDeclarationExpr declaration) {
            return declaration.getVariables().get(0) == inner;
        }
        return (outer instanceof BinaryExpr binary && binary.getLeft() == inner)
                || (outer instanceof ConditionalExpr choice && choice.getCondition() == inner)
                || outer instanceof VariableDeclarator
                || outer instanceof EnclosedExpr
                || outer instanceof CastExpr
                || outer instanceof FieldAccessExpr
                || (outer instanceof UnaryExpr unary && unary.isPrefix());
    }

    private static boolean isFirstOf(Node inner, List<Expression> arguments) {
        for (Expression argument : arguments) {
            if (argument == inner) {
                return true;
            }
            if (!Variables.isPlain(argument) && !argument.isLiteralExpr()) {
                return false;
            }
        }
        return false;
    }
}
