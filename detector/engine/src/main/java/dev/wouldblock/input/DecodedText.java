package dev.wouldblock.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a source file, and how it is written.
 *
 * @param text without the byte order mark
 */
public record DecodedText(String text, Charset charset, boolean hasByteOrderMark) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Takes the place of bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Source files do not say their encoding. Text that is not UTF-8 is read as Latin-1, which never fails, keeps every
     * line where it is and gives the same bytes when it is written.
     */
    public static DecodedText of(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes)) {
            charset = StandardCharsets.ISO_8859_1;
            text = new String(bytes, charset);
        }
        boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new DecodedText(isMarked ? text.substring(1) : text, charset, isMarked);
    }

    /** Another text, written in the same way. */
    public byte[] encode(String other) {
        return (hasByteOrderMark ? BYTE_ORDER_MARK + other : other).getBytes(charset);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
