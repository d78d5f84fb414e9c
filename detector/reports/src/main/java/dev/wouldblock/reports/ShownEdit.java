package dev.wouldblock.reports;

import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.reports.fixes.LineChange;
import dev.wouldblock.reports.sources.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An edit of the source file of a finding, in the terms of readers: lines and columns. */
final class ShownEdit {
    /** A review comment that changes more than that would be a review of its own. */
    private static final int MOST_LINES_OF_ONE = 40;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Edit edit;
    private final String before;

    private ShownEdit(Edit edit, String before) {
        this.edit = edit;
        this.before = before;
    }

    /** A place in the text, both 1-based; the column counts UTF-16 code units. */
    record Point(int line, int column) {}

    /**
     * A part of the text and what is to stand there.
     *
     * @param end after the last character
     */
    record Part(Point start, Point end, String text) {}

    /** A line that goes ({@code -}) or comes ({@code +}). */
    record Line(char mark, String text) {}

    /** Empty where the text is not read as the edit counts it. */
    static Optional<ShownEdit> of(Edit edit, SourceText text) {
        String characters = text.characters();
        return characters.indexOf(NOT_UTF_8) >= 0
                ? Optional.empty()
                : Optional.of(new ShownEdit(
                        edit,
                        !characters.isEmpty() && characters.charAt(0) == BYTE_ORDER_MARK
                                ? characters.substring(1)
                                : characters));
    }

    Edit edit() {
        return edit;
    }

    String safety() {
        return edit.safety().name().toLowerCase(Locale.ROOT);
    }

    List<Part> parts() {
        return edit.replacements().stream()
                .map(each -> new Part(point(each.start()), point(each.end()), each.text()))
                .toList();
    }

    /** All parts as one, from the start of a line to the end of one, for readers that take only one. */
    Optional<Part> whole() {
        List<Replacement> all = edit.replacements();
        int start = all.get(0).start();
        int end = all.get(all.size() - 1).end();
        while (start > 0 && !isLineEnd(before.charAt(start - 1))) {
            start--;
        }
        while (end < before.length() && !isLineEnd(before.charAt(end))) {
            end++;
        }
        Point first = point(start);
        Point last = point(end);
        String after = edit.applyTo(before);
        return last.line() - first.line() < MOST_LINES_OF_ONE
                ? Optional.of(new Part(first, last, after.substring(start, after.length() - (before.length() - end))))
                : Optional.empty();
    }

    /** The lines that change. */
    List<Line> lines() {
        List<String> old = before.lines().toList();
        List<String> changed = edit.applyTo(before).lines().toList();
        List<Line> lines = new ArrayList<>();
        for (LineChange change : LineChange.between(old, changed)) {
            old.subList(change.from(), change.to()).forEach(line -> lines.add(new Line('-', line)));
            changed.subList(change.newFrom(), change.newTo()).forEach(line -> lines.add(new Line('+', line)));
        }
        return lines;
    }

    private Point point(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (before.charAt(i) == '\n' || (before.charAt(i) == '\r' && !before.startsWith("\r\n", i))) {
                line++;
                start = i + 1;
            }
        }
        return new Point(line, offset - start + 1);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
