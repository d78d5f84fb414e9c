package dev.wouldblock.spotbugs;

/**
 * The pattern that says that findings may be missing. It belongs to the plugin and not to the rules: it tells nothing
 * about the analysed code.
 */
public final class Incomplete {
    public static final String TYPE = "WB_ANALYSIS_INCOMPLETE";
    public static final String CATEGORY = "EXPERIMENTAL";
    public static final int RANK = 20;
    public static final String TITLE = "Analysis of non-blocking I/O is incomplete";
    public static final String MESSAGE =
            "The analysis of non-blocking I/O is incomplete, so findings may be missing: {1}";
    public static final String DETAILS = """
            wouldblock could not analyse a class, or failed as a whole. Findings may be missing because of it. The
            message names the class and the problem; the error log of SpotBugs has the same text.

            - A class file that can not be read is usually damaged or truncated: build it again.
            - A class file that is too new for this version needs a newer wouldblock.
            - Anything else is a mistake in wouldblock: please report it with the message.
            """;

    private Incomplete() {}
}
