package dev.wouldblock.reports.sources;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The text of one source file. */
public final class SourceText {
    private final String characters;
    private final List<String> lines;

    private SourceText(String characters) {
        this.characters = characters;
        this.lines = characters.lines().toList();
    }

    public static SourceText of(String characters) {
        return new SourceText(characters);
    }

    /** Reads bytes as UTF-8; what is not UTF-8 becomes U+FFFD, so that any file can be shown. */
    public static SourceText of(byte[] bytes) {
        return new SourceText(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Everything, with the line ends as they are. */
    public String characters() {
        return characters;
    }

    /** How many lines there are, as a compiler counts them. */
    public int lines() {
        return lines.size();
    }

    /**
     * A line without its end.
     *
     * @param number 1-based
     * @return empty when the file has no such line
     */
    public Optional<String> line(int number) {
        return number < 1 || number > lines.size() ? Optional.empty() : Optional.of(lines.get(number - 1));
    }
}
