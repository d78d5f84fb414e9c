package dev.wouldblock.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in ASCII that is looked for in bytes whatever the case of its letters, as {@link ByteText} looks for others. */
final class AnyCaseText {
    private final byte[] small;
    /** How far to go on, by the byte under the end of the text; the same for a letter in both cases. */
    private final int[] shifts = new int[256];

    /** @param small in small letters */
    AnyCaseText(String small) {
        this.small = small.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, this.small.length);
        for (int i = 0; i < this.small.length - 1; i++) {
            int shift = this.small.length - 1 - i;
            shifts[this.small[i]] = shift;
            shifts[Character.toUpperCase((char) this.small[i])] = shift;
        }
    }

    /** Whether the text is somewhere among these bytes. */
    boolean isIn(byte[] bytes, int start, int end) {
        int last = small.length - 1;
        for (int i = start + last; i < end; i += shifts[bytes[i] & 0xFF]) {
            if (endsAt(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsAt(byte[] bytes, int end) {
        int i = small.length - 1;
        while (i >= 0 && inSmall(bytes[end - small.length + 1 + i]) == small[i]) {
            i--;
        }
        return i < 0;
    }

    private static int inSmall(byte character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }
}
