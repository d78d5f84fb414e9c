package dev.wouldblock.reports;

/** Which lines a change under review adds or edits. A format with room for a few findings shows those there first. */
@FunctionalInterface
public interface Changes {
    /** Nothing is known of a change. */
    Changes NONE = (path, line) -> false;

    /**
     * Whether the change touches a line.
     *
     * @param path as {@link dev.wouldblock.reports.sources.SourceTexts#path} gives it
     * @param line 1-based
     */
    boolean isChanged(String path, int line);
}
