package dev.wouldblock.source;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import java.util.Arrays;

/**
 * Source text without comments, and without blanks and line breaks where the grammar needs none. The parser makes a token
 * of each of them, which takes half of its time; so it gets the text without them, and the places of the nodes are put
 * right afterwards.
 */
final class BareText {
    private final String original;
    private final StringBuilder kept;
    /** Where the characters of the kept text stand in the original. */
    private final int[] lines;

    private final int[] columns;

    /** Where the lines of the kept text start: only text blocks have line breaks. */
    private int[] starts = new int[16];

    private int count = 1;
    private int line = 1;
    private int lineStart;

    private BareText(String original) {
        this.original = original;
        this.kept = new StringBuilder(original.length());
        this.lines = new int[original.length() + 1];
        this.columns = new int[original.length() + 1];
        read();
    }

    static BareText of(String text) {
        return new BareText(text);
    }

    String text() {
        return kept.toString();
    }

    private void read() {
        int at = 0;
        boolean isBlank = false;
        while (at < original.length()) {
            char c = original.charAt(at);
            int end = at + 1;
            boolean isLeftOut = isBlank(c);
            if (c == '/' || c == '"' || c == '\'') {
                end = Math.max(end, Declarations.afterBlank(original, at));
                isLeftOut = c == '/' && end > at + 1 && isClosed(at, end);
            }
            if (!isLeftOut && isBlank && needsBlank(kept, c)) {
                keep(' ', at);
            }
            isBlank = isLeftOut;
            for (; at < end; at++) {
                if (!isLeftOut) {
                    keep(original.charAt(at), at);
                }
                countLine(at);
            }
        }
    }

    /** The parser has to see a comment without an end, which is an error. */
    private boolean isClosed(int start, int end) {
        return original.charAt(start + 1) == '/' || end >= start + 4 && original.startsWith("*/", end - 2);
    }

    private void keep(char c, int offset) {
        lines[kept.length()] = line;
        columns[kept.length()] = offset - lineStart + 1;
        kept.append(c);
        if (endsLine(offset)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = kept.length();
        }
    }

    private void countLine(int offset) {
        if (endsLine(offset)) {
            line++;
            lineStart = offset + 1;
        }
    }

    private boolean endsLine(int offset) {
        char c = original.charAt(offset);
        return c == '\n' || c == '\r' && !original.startsWith("\n", offset + 1);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** Whether blanks before a character must not be left out all. Separators (JLS 3.11) are tokens of their own anywhere. */
    static boolean needsBlank(CharSequence before, char next) {
        int length = before.length();
        return length > 0 && !isSeparator(before.charAt(length - 1)) && !isSeparator(next);
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case '(', ')', '{', '}', '[', ']', ';', ',' -> true;
            default -> false;
        };
    }

    /** Moves a node that was parsed from {@link #text()}, and all below it, to where it stands in the original. */
    void restore(Node node) {
        node.getRange().ifPresent(range -> node.setRange(new Range(original(range.begin), original(range.end))));
        node.getChildNodes().forEach(this::restore);
    }

    /** The place in the original of one in {@link #text()}. */
    Position original(Position place) {
        if (place.line < 1 || kept.length() == 0) {
            return place;
        }
        int start = starts[Math.min(place.line, count) - 1];
        int at = Math.max(0, Math.min(start + place.column - 1, kept.length() - 1));
        return new Position(lines[at], columns[at]);
    }
}
