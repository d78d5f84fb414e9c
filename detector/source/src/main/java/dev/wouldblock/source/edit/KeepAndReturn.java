package dev.wouldblock.source.edit;

import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.wouldblock.finding.Replacement;
import java.util.Optional;

/** Ends a loop of writes when one takes nothing, and keeps the rest until the channel is writable. */
final class KeepAndReturn implements EditRule {
    private static final String TITLE = "Stop when nothing is taken, keep the rest with the key";

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<ExpressionStmt> statement = site.ignored();
        Optional<WriteLater> later = SelectionKeys.of(site)
                .flatMap(key -> WrittenBuffer.of(site)
                        .filter(WrittenBuffer::isVariable)
                        .flatMap(buffer -> WriteLater.of(site, key, buffer)));
        Optional<String> exit = Exit.fromMethod(site.call());
        if (statement.isEmpty() || later.isEmpty() || exit.isEmpty()) {
            return Optional.empty();
        }
        return StatementEdit.of(site.text(), statement.get()).map(edit -> {
            JavaText text = site.text();
            edit.replace(Replacement.insertion(text.start(site.call()), "if ("))
                    .replace(new Replacement(
                            text.end(site.call()), text.end(statement.get()), " == 0)" + edit.opening()));
            later.get().lines().forEach(line -> edit.after("\t" + line));
            return new Draft(
                    later.get().title(TITLE),
                    edit.after("\t" + exit.get(), "}").replacements(),
                    later.get().elsewhere());
        });
    }
}
