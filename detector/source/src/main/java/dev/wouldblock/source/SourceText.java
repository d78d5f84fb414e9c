package dev.wouldblock.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes of source files to text, and text to a tree. */
final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Takes the place of bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    /**
     * Source files do not say their encoding. Text that is not UTF-8 is read as Latin-1, which never fails and keeps every
     * line where it is.
     */
    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes)) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * The tree, as far as the text follows the grammar. May run out of stack or heap on generated code.
     */
    static ParseResult<CompilationUnit> parse(String text) {
        return new JavaParser(configuration()).parse(text);
    }

    /** The same, with nodes that do not know where they stand: that takes a part of the time. */
    static ParseResult<CompilationUnit> parseWithoutPlaces(String text) {
        return new JavaParser(configuration().setStoreTokens(false)).parse(text);
    }

    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_26)
                .setAttributeComments(false)
                .setDetectOriginalLineSeparator(false)
                .setTabSize(1);
        // Rules that the grammar does not know are the compiler's business, and checking them takes time.
        configuration.getProcessors().clear();
        return configuration;
    }
}
