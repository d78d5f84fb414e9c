package dev.wouldblock.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import dev.wouldblock.input.DecodedText;

/** Bytes of source files to text, and text to a tree. */
final class SourceText {
    private SourceText() {}

    static String decode(byte[] bytes) {
        return DecodedText.of(bytes).text();
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
