package dev.wouldblock.source.edit;

import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a write has left with the key, and asks the selector to say when the channel is writable. */
final class KeepRest implements EditRule {
    private static final String TITLE =
            "Keep the rest with the key and ask for OP_WRITE; it is to be sent when the key is writable";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Variable> key = SelectionKeys.of(site)
                .filter(k -> !SelectionKeys.isInLoopOf(k, site.call()))
                .filter(k -> !SelectionKeys.areAttachmentsInUse(site));
        Optional<WrittenBuffer> buffer = WrittenBuffer.of(site).filter(WrittenBuffer::canBeHoisted);
        Optional<Statement> statement = site.statement().filter(ExpressionStmt.class::isInstance);
        if (key.isEmpty() || buffer.isEmpty() || statement.isEmpty()) {
            return Optional.empty();
        }
        return buffer.get()
                .rest()
                .flatMap(rest -> StatementEdit.of(site.text(), statement.get()).map(edit -> {
                    buffer.get().hoist(edit);
                    List<String> lines = new ArrayList<>();
                    lines.add("if (" + buffer.get().hasRemaining() + ") {");
                    for (String line : SelectionKeys.keep(site, key.get(), rest)) {
                        lines.add("\t" + line);
                    }
                    lines.add("}");
                    return new Draft(
                            TITLE, edit.after(lines.toArray(String[]::new)).replacements());
                }));
    }
}
