package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocking mode, and a loop around the write: even then it may take less than there is. */
final class BlockingWrite implements EditRule {
    private static final String TITLE = ModeChange.TITLE + " and write until nothing remains";

    @Override
    public Optional<Draft> draft(Site site) {
        return ModeChange.of(site)
                .flatMap(mode -> WrittenBuffer.of(site)
                        .filter(WrittenBuffer::canBeHoisted)
                        .flatMap(buffer -> dropped(site, buffer).or(() -> counted(site, buffer)))
                        .map(loop -> {
                            List<Replacement> all = new ArrayList<>(loop);
                            all.add(mode);
                            return new Draft(TITLE, all);
                        }));
    }

    private static Optional<List<Replacement>> dropped(Site site, WrittenBuffer buffer) {
        return site.ignored()
                .flatMap(statement -> StatementEdit.of(site.text(), statement))
                .map(edit -> {
                    buffer.hoist(edit);
                    return edit.before("while (" + buffer.hasRemaining() + ") {")
                            .after("}")
                            .nestedReplacements();
                });
    }

    /** The count of the one write becomes the sum of all. */
    private static Optional<List<Replacement>> counted(Site site, WrittenBuffer buffer) {
        if (!(site.call().getParentNode().orElse(null) instanceof VariableDeclarator declared)
                || !(declared.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration)
                || !(declaration.getParentNode().orElse(null) instanceof ExpressionStmt statement)
                || declaration.getVariables().size() != 1
                || declaration.isFinal()
                || declared.getType().isVarType()
                || isCaptured(declared.getNameAsString(), statement)) {
            return Optional.empty();
        }
        return StatementEdit.of(site.text(), statement).map(edit -> {
            buffer.declaration().ifPresent(edit::before);
            return edit.replace(site.call(), "0")
                    .after(
                            "while (" + buffer.hasRemaining() + ") {",
                            "\t" + declared.getNameAsString() + " += " + buffer.callByName() + ";",
                            "}")
                    .replacements();
        });
    }

    /** A lambda can only use what is set once. */
    private static boolean isCaptured(String name, ExpressionStmt declaration) {
        return declaration
                .getParentNode()
                .filter(BlockStmt.class::isInstance)
                .map(block -> block.findAll(
                        NameExpr.class, use -> use.getNameAsString().equals(name)))
                .orElse(List.of())
                .stream()
                .anyMatch(use -> isWithin(LambdaExpr.class, use, declaration)
                        || isWithin(ObjectCreationExpr.class, use, declaration));
    }

    /** Whether something of a kind is around a use, and not around the declaration as well. */
    private static <N extends Node> boolean isWithin(Class<N> kind, NameExpr use, ExpressionStmt declaration) {
        return Around.nearest(kind, use)
                .filter(around -> !around.isAncestorOf(declaration))
                .isPresent();
    }
}
