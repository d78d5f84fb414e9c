package dev.wouldblock.source.edit;

import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.Optional;

/** Ends a loop of writes when one takes nothing: the rest is kept with the key until the channel is writable. */
final class KeepAndReturn implements EditRule {
    private static final String TITLE =
            "Stop when nothing is taken, keep the rest and ask for OP_WRITE; it is to be sent when the key is writable";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<ExpressionStmt> statement = site.ignored();
        Optional<Variable> key = SelectionKeys.of(site).filter(k -> !SelectionKeys.areAttachmentsInUse(site));
        Optional<WrittenBuffer> buffer = WrittenBuffer.of(site).filter(WrittenBuffer::canBeHoisted);
        Optional<String> exit = Exit.fromMethod(site.call());
        if (statement.isEmpty() || key.isEmpty() || buffer.isEmpty() || exit.isEmpty()) {
            return Optional.empty();
        }
        String rest = buffer.get().isArray()
                ? buffer.get().name()
                : buffer.get().rest().orElseThrow();
        return StatementEdit.of(site.text(), statement.get()).map(edit -> {
            JavaText text = site.text();
            edit.replace(Replacement.insertion(text.start(site.call()), "if ("))
                    .replace(new Replacement(text.end(site.call()), text.end(statement.get()), " == 0) {"));
            for (String line : SelectionKeys.keep(site, key.get(), rest)) {
                edit.after("\t" + line);
            }
            return new Draft(TITLE, edit.after("\t" + exit.get(), "}").replacements());
        });
    }
}
