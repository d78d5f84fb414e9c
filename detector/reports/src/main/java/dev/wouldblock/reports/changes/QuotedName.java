package dev.wouldblock.reports.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** File names as git quotes them: in quotation marks, with the escapes of C, bytes beyond ASCII in octal. */
public final class QuotedName {
    private static final String LETTERS = "abtnvfr\"\\";
    private static final String MEANINGS = "\u0007\b\t\n\u000b\f\r\"\\";

    private QuotedName() {}

    /**
     * @param quoted starts with a quotation mark; what follows the closing one is ignored
     * @throws IllegalArgumentException if it is not quoted like that
     */
    static String unquote(String quoted) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int at = 1;
        while (at < quoted.length() && quoted.charAt(at) != '"') {
            if (quoted.charAt(at) != '\\') {
                int next = quoted.offsetByCodePoints(at, 1);
                name.writeBytes(quoted.substring(at, next).getBytes(StandardCharsets.UTF_8));
                at = next;
            } else if (isOctal(quoted, at + 1)) {
                name.write(Integer.parseInt(quoted.substring(at + 1, at + 4), 8));
                at += 4;
            } else {
                int letter = at + 1 < quoted.length() ? LETTERS.indexOf(quoted.charAt(at + 1)) : -1;
                if (letter < 0) {
                    throw new IllegalArgumentException("unknown escape in a file name");
                }
                name.write(MEANINGS.charAt(letter));
                at += 2;
            }
        }
        if (at >= quoted.length()) {
            throw new IllegalArgumentException("a file name without closing quotation mark");
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    /** The name, in quotation marks if there is something to escape. */
    public static String quote(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            int meaning = MEANINGS.indexOf(b);
            if (meaning >= 0) {
                quoted.append('\\').append(LETTERS.charAt(meaning));
            } else if (b < ' ' || b == 0x7f) {
                quoted.append('\\').append(String.format(Locale.ROOT, "%03o", b & 0xff));
            } else {
                quoted.append((char) b);
            }
        }
        return quoted.length() == name.length() + 1 ? name : quoted.append('"').toString();
    }

    private static boolean isOctal(String text, int at) {
        return at + 3 <= text.length() && text.substring(at, at + 3).matches("[0-3][0-7][0-7]");
    }
}
