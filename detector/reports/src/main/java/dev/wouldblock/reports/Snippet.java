package dev.wouldblock.reports;

import java.util.Optional;

/**
 * A line of source as it can be shown: tabs are blanks, nothing in it acts on a terminal, and of a line too long to
 * read there is the part around what matters.
 *
 * @param from where the underlining starts, 0-based, in the text
 * @param to where it ends; not above {@code from} if there is nothing to underline
 */
record Snippet(String text, int from, int to) {
    private static final int TAB = 4;
    private static final int LONGEST = 160;
    private static final int BEFORE = 60;

    static Snippet of(String line, Optional<Place.Range> underlined) {
        int start = underlined.map(range -> range.start() - 1).orElse(0);
        int end = underlined.map(range -> range.end() - 1).orElse(0);
        int first = line.length() <= LONGEST ? 0 : boundary(line, Math.max(0, start - BEFORE));
        int last = boundary(line, Math.min(line.length(), first + LONGEST));
        StringBuilder shown = new StringBuilder(first > 0 ? "\u2026" : "");
        int from = 0;
        int to = 0;
        for (int i = first; i < last; ) {
            from = i <= start ? shown.length() : from;
            int c = line.codePointAt(i);
            if (c == '\t') {
                shown.append(" ".repeat(TAB - shown.length() % TAB));
            } else {
                shown.append(Shown.line(Character.toString(c)));
            }
            i += Character.charCount(c);
            to = i <= end ? shown.length() : to;
        }
        if (last < line.length()) {
            shown.append('\u2026');
        }
        String text = Shown.line(shown.toString()).stripTrailing();
        return new Snippet(text, Math.min(from, text.length()), underlined.isEmpty() ? 0 : Math.min(to, text.length()));
    }

    /** The carets below the text; empty when there is nothing to underline. */
    String carets() {
        return to > from ? " ".repeat(from) + "^".repeat(to - from) : "";
    }

    private static int boundary(String line, int index) {
        return index > 0 && index < line.length() && Character.isLowSurrogate(line.charAt(index)) ? index - 1 : index;
    }
}
