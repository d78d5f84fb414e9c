package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.Optional;

/** Ends a loop of reads when there is nothing: the selector calls again when there is more. */
final class ReturnToSelector implements EditRule {
    private static final String TITLE = "Return when there is nothing to read; the selector says when there is more";

    @Override
    public Optional<Draft> draft(Site site) {
        Node user = site.user().orElseThrow();
        if (user instanceof VariableDeclarator declared
                && declared.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration
                && declaration.getParentNode().orElse(null) instanceof ExpressionStmt statement) {
            return Exit.fromMethod(site.call())
                    .flatMap(exit -> StatementEdit.of(site.text(), statement)
                            .map(edit -> new Draft(
                                    TITLE,
                                    edit.after(
                                                    "if (" + Outcome.NOTHING.isMetBy(declared.getNameAsString())
                                                            + ") {",
                                                    "\t" + exit,
                                                    "}")
                                            .replacements())));
        }
        return Optional.empty();
    }
}
