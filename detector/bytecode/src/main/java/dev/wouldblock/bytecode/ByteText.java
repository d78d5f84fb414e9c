package dev.wouldblock.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in ASCII that is looked for in bytes, by the method of Horspool: a byte that is not in the text rules out all places over it. */
final class ByteText {
    private final byte[] text;
    /** How far to go on, by the byte under the end of the text. */
    private final int[] shifts = new int[256];

    ByteText(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, this.text.length);
        for (int i = 0; i < this.text.length - 1; i++) {
            shifts[this.text[i]] = this.text.length - 1 - i;
        }
    }

    int length() {
        return text.length;
    }

    /** Whether these bytes are the text. */
    boolean is(byte[] bytes, int start, int end) {
        return end - start == text.length && starts(bytes, start, end);
    }

    /** Whether these bytes start with the text. */
    boolean starts(byte[] bytes, int start, int end) {
        return start >= 0
                && end - start >= text.length
                && Arrays.equals(bytes, start, start + text.length, text, 0, text.length);
    }

    /** Whether the text is somewhere among these bytes. */
    boolean isIn(byte[] bytes, int start, int end) {
        int last = text.length - 1;
        for (int i = start + last; i < end; i += shifts[bytes[i] & 0xFF]) {
            if (bytes[i] == text[last] && starts(bytes, i - last, end)) {
                return true;
            }
        }
        return false;
    }
}
