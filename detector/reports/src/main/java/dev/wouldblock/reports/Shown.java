package dev.wouldblock.reports;

import java.util.regex.Pattern;

/**
 * Makes names and source text safe to show. Class files may hold any character in a name; one that
 * moves the cursor, changes colours, ends the line or reverses the reading order would let the
 * analysed code forge what the reader sees.
 */
public final class Shown {
    private Shown() {}

    /** Build servers take a line that has one of these in it for a command, wherever it stands. */
    private static final Pattern SERVER_COMMAND = Pattern.compile("##(?=\\[|vso\\[|teamcity\\[)");

    /** The text on one line, with every invisible character written as an escape ({@code \n}, {@code \u001b}). */
    public static String line(String text) {
        String inert = text.contains("##") ? SERVER_COMMAND.matcher(text).replaceAll("#\\\\u0023") : text;
        return inert.codePoints().anyMatch(Shown::isInvisible) ? escaped(inert) : inert;
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                escape(c, shown);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** At most {@code limit} UTF-16 code units of the text; a text that was cut ends with an ellipsis. */
    static String atMost(int limit, String text) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\u2026";
    }

    private static boolean isInvisible(int c) {
        // Two in each plane that no text may hold; XML forbids them.
        if ((c & 0xFFFE) == 0xFFFE) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void escape(int c, StringBuilder shown) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    String digits = Integer.toHexString(unit);
                    shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
                }
            }
        }
    }
}
