package dev.wouldblock.source.edit;

import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.finding.Replacement;
import java.util.List;
import java.util.Optional;

/** Keeps what a write has left until the channel is writable. */
final class KeepRest implements EditRule {
    private static final String TITLE = "Keep the rest with the key";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Statement> statement = site.statement().filter(ExpressionStmt.class::isInstance);
        Optional<WrittenBuffer> buffer = WrittenBuffer.of(site).filter(WrittenBuffer::canBeHoisted);
        Optional<WriteLater> later = SelectionKeys.of(site)
                .filter(key -> !SelectionKeys.isInLoopOf(key, site.call()))
                .flatMap(key -> buffer.flatMap(b -> WriteLater.of(site, key, b)));
        return statement.isEmpty() || later.isEmpty()
                ? Optional.empty()
                : StatementEdit.of(site.text(), statement.get())
                        .map(edit -> new Draft(
                                later.get().title(TITLE),
                                replacements(edit, buffer.get(), later.get()),
                                later.get().elsewhere()));
    }

    private static List<Replacement> replacements(StatementEdit edit, WrittenBuffer buffer, WriteLater later) {
        buffer.hoist(edit);
        edit.after("if (" + buffer.hasRemaining() + ") {");
        later.lines().forEach(line -> edit.after("\t" + line));
        return edit.after("}").replacements();
    }
}
