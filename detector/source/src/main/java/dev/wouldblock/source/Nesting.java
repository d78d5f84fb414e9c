package dev.wouldblock.source;

import java.util.Arrays;

/**
 * How deeply a text nests, found without parsing it. The parser and all that walks its trees go one or more calls deeper
 * for each level, and what the parser does grows with the square of some of them.
 */
final class Nesting {
    /** Text that nests as deeply as this is still read within seconds. */
    private static final int DEEPEST = 3000;

    private final String text;
    /** For each level of brackets, the branches of the chain of {@code else} that goes on there. */
    private int[] branches = new int[64];

    private int level;

    private Nesting(String text) {
        this.text = text;
    }

    /** Whether brackets, or one {@code else} in another, nest so deeply that reading the text would take too long. */
    static boolean isTooDeep(String text) {
        return new Nesting(text).exceeds();
    }

    private boolean exceeds() {
        boolean startsStatement = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (BareText.isBlank(c)) {
                at++;
                continue;
            }
            if (c == '/' || c == '"' || c == '\'') {
                int end = Declarations.afterBlank(text, at);
                startsStatement &= c == '/' && end > at;
                at = Math.max(at + 1, end);
                continue;
            }
            if (startsStatement) {
                branches[level] = text.startsWith("else", at) ? branches[level] + 1 : 0;
            }
            startsStatement = c == ';' || c == '}';
            if (c == '(' || c == '{' || c == '[') {
                open();
            } else if (c == ')' || c == '}' || c == ']') {
                level = Math.max(0, level - 1);
            }
            if (Math.max(level, branches[level]) > DEEPEST) {
                return true;
            }
            at++;
        }
        return false;
    }

    private void open() {
        level++;
        if (level == branches.length) {
            branches = Arrays.copyOf(branches, 2 * level);
        }
        branches[level] = 0;
    }
}
