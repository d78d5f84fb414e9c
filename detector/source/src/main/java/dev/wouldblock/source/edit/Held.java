package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.wouldblock.finding.Replacement;
import java.util.List;
import java.util.Optional;

/** A result that is the value of a variable at once. */
final class Held {
    private Held() {}

    /** Runs a guard as soon as the variable has the value. */
    static Optional<List<Replacement>> guarded(Site site, Guard guard) {
        Node user = site.user().orElseThrow();
        if (user instanceof AssignExpr assignment
                && assignment.getTarget() instanceof NameExpr name
                && assignment.getParentNode().orElse(null) instanceof ExpressionStmt statement) {
            return guard.after(statement, name.getNameAsString());
        }
        if (user instanceof VariableDeclarator declared
                && declared.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration
                && declaration.getVariables().size() == 1) {
            Node around = declaration.getParentNode().orElseThrow();
            if (around instanceof ExpressionStmt statement) {
                return guard.after(statement, declared.getNameAsString());
            }
            if (around instanceof TryStmt tried && isLast(declaration, tried.getResources())) {
                // A resource may be null.
                Optional<Statement> first = tried.getTryBlock().getStatements().getFirst();
                return first.flatMap(s -> guard.before(s, declared.getNameAsString()));
            }
        }
        return Optional.empty();
    }

    private static boolean isLast(Expression resource, List<Expression> all) {
        return all.get(all.size() - 1) == resource;
    }
}
