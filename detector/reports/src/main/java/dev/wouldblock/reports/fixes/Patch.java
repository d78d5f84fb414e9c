package dev.wouldblock.reports.fixes;

import dev.wouldblock.reports.changes.QuotedName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference of two texts as a unified diff, as git writes it. */
public final class Patch {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final StringBuilder text = new StringBuilder();

    private Patch(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The difference, from the header of the file on.
     *
     * @param name path of the file from the folder in which the patch will be applied, with slashes
     * @return empty for what is not UTF-8: a patch has one encoding
     */
    public static Optional<String> of(String name, byte[] before, byte[] after) {
        Optional<String> old = decode(before);
        Optional<String> changed = decode(after);
        if (old.isEmpty() || changed.isEmpty()) {
            return Optional.empty();
        }
        Patch patch = new Patch(lines(old.get()), lines(changed.get()));
        patch.writeHeader(name);
        patch.writeHunks();
        return Optional.of(patch.text.toString());
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** With their line feeds; for git, nothing else ends a line. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private void writeHeader(String name) {
        // A file that is not below the folder has its whole path, to be applied from the root.
        String path = name.startsWith("/") ? name : "/" + name;
        String old = QuotedName.quote("a" + path);
        String changed = QuotedName.quote("b" + path);
        text.append("diff --git ").append(old).append(' ').append(changed).append('\n');
        text.append("--- ").append(old).append(old.contains(" ") ? "\t\n" : "\n");
        text.append("+++ ").append(changed).append(changed.contains(" ") ? "\t\n" : "\n");
    }

    private void writeHunks() {
        List<LineChange> changes = LineChange.between(before, after);
        for (int first = 0; first < changes.size(); ) {
            int last = first;
            // Changes whose context would overlap are one hunk.
            while (last + 1 < changes.size()
                    && changes.get(last + 1).from() - changes.get(last).to() <= 2 * CONTEXT) {
                last++;
            }
            writeHunk(changes.subList(first, last + 1));
            first = last + 1;
        }
    }

    private void writeHunk(List<LineChange> changes) {
        LineChange first = changes.get(0);
        LineChange last = changes.get(changes.size() - 1);
        int lead = Math.min(CONTEXT, first.from());
        int trail = Math.min(CONTEXT, before.size() - last.to());
        int from = first.from() - lead;
        int to = last.to() + trail;
        int newFrom = first.newFrom() - lead;
        int newTo = last.newTo() + trail;
        text.append("@@ -")
                .append(range(from, to))
                .append(" +")
                .append(range(newFrom, newTo))
                .append(" @@\n");
        int at = from;
        for (LineChange change : changes) {
            before.subList(at, change.from()).forEach(line -> writeLine(' ', line));
            before.subList(change.from(), change.to()).forEach(line -> writeLine('-', line));
            after.subList(change.newFrom(), change.newTo()).forEach(line -> writeLine('+', line));
            at = change.to();
        }
        before.subList(at, to).forEach(line -> writeLine(' ', line));
    }

    /** An empty range is counted from the line before it. */
    private static String range(int from, int to) {
        return (to > from ? from + 1 : from) + "," + (to - from);
    }

    private void writeLine(char mark, String line) {
        text.append(mark).append(line);
        if (!line.endsWith("\n")) {
            text.append("\n\\ No newline at end of file\n");
        }
    }
}
