package dev.wouldblock.source;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import java.util.Arrays;

/**
 * Source text without the blanks at the start of its lines. The parser makes a token of each blank, and a quarter of its
 * time goes into them; so it gets the text without them, and the places of the nodes are put right afterwards.
 */
final class Indentation {
    private final String original;
    private final StringBuilder kept;
    private int[] widths = new int[256];
    private int line = 1;

    private Indentation(String original) {
        this.original = original;
        this.kept = new StringBuilder(original.length());
    }

    /** Takes the indentation off; text blocks and comments stay as they are. */
    static Indentation of(String text) {
        Indentation indentation = new Indentation(text);
        indentation.read();
        return indentation;
    }

    /** The text without indentation, line by line the same. */
    String text() {
        return kept.toString();
    }

    private void read() {
        int at = skipBlanks(0);
        int from = at;
        while (at < original.length()) {
            char c = original.charAt(at);
            if (endsLine(at)) {
                line++;
                at++;
                kept.append(original, from, at);
                at = skipBlanks(at);
                from = at;
            } else if (c == '/' || c == '"' || c == '\'') {
                int after = Math.max(at + 1, Declarations.afterBlank(original, at));
                for (; at < after; at++) {
                    line += endsLine(at) ? 1 : 0;
                }
            } else {
                at++;
            }
        }
        kept.append(original, from, at);
    }

    private boolean endsLine(int at) {
        char c = original.charAt(at);
        return c == '\n' || c == '\r' && !original.startsWith("\n", at + 1);
    }

    private int skipBlanks(int start) {
        int at = start;
        while (at < original.length() && (original.charAt(at) == ' ' || original.charAt(at) == '\t')) {
            at++;
        }
        if (line >= widths.length) {
            widths = Arrays.copyOf(widths, 2 * line);
        }
        widths[line] = at - start;
        return at;
    }

    /** Moves a node that was parsed from {@link #text()}, and all below it, to where it stands in the original. */
    void restore(Node node) {
        node.getRange().ifPresent(range -> node.setRange(new Range(original(range.begin), original(range.end))));
        node.getChildNodes().forEach(this::restore);
    }

    private Position original(Position place) {
        boolean moved = place.line >= 0 && place.line < widths.length;
        return moved ? place.right(widths[place.line]) : place;
    }
}
