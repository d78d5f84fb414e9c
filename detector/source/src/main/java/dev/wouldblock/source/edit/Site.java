package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.finding.Finding;
import java.util.Optional;

/**
 * The call of a finding in its source file.
 *
 * @param imports of the edit that is being made
 */
record Site(JavaText text, Finding finding, MethodCallExpr call, Imports imports) {
    /** The statement that holds the call. */
    Optional<Statement> statement() {
        return Around.nearest(Statement.class, call);
    }

    /** What the call's value becomes at once: the call with the casts and parentheses around it. */
    Expression value() {
        Expression value = call;
        while (value.getParentNode().orElse(null) instanceof Expression outer
                && (outer instanceof CastExpr || outer instanceof EnclosedExpr)) {
            value = outer;
        }
        return value;
    }

    Optional<Node> user() {
        return value().getParentNode();
    }

    /** The statement, if the call is all of it: nobody looks at the result. */
    Optional<ExpressionStmt> ignored() {
        return call.getParentNode().filter(ExpressionStmt.class::isInstance).map(ExpressionStmt.class::cast);
    }

    /** What stands before the dot, if it can be written once more. */
    Optional<Expression> receiver() {
        return call.getScope().filter(Variables::isPlain);
    }

    String written(Node node) {
        return text.of(node);
    }
}
