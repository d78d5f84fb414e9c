package dev.wouldblock.catalog;

import java.util.List;
import java.util.Locale;

/** Words by which a front end knows that a class may matter although it names no channel. */
public final class Telltales {
    /** Methods of {@code java.io} streams that ask whether a read would wait. */
    private static final List<String> POLLS = List.of("available", "ready");

    private static final List<String> POLLING =
            POLLS.stream().map(name -> "." + name + "()").toList();

    /** What systems and the JDK say of connections that would block or are broken; programs quote it in whatever case. */
    private static final List<String> ERRORS = List.of(
            "temporarily unavailable",
            "eagain",
            "ewouldblock",
            "would block",
            "broken pipe",
            "connection reset",
            "non-blocking socket operation");

    private Telltales() {}

    /** Names of methods; a class that calls one has it in its constant pool. */
    public static List<String> polls() {
        return POLLS;
    }

    /**
     * Parts of constant strings, in small letters; a class that looks for one in the message of an exception has it in its
     * constant pool, in whatever case.
     */
    public static List<String> errors() {
        return ERRORS;
    }

    /** Whether a text quotes the message of an error, in whatever case. */
    public static boolean isError(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return ERRORS.stream().anyMatch(small::contains);
    }

    /** Whether a source file may matter. */
    public static boolean areIn(String source) {
        return POLLING.stream().anyMatch(source::contains) || source.contains("Message()") && isError(source);
    }
}
