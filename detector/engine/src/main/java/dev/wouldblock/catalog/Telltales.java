package dev.wouldblock.catalog;

import java.util.List;
import java.util.Locale;

/** Words by which a front end knows that a class may matter although it names no channel. */
public final class Telltales {
    /** Methods of {@code java.io} streams that ask whether a read would wait. */
    private static final List<String> POLLS = List.of("available", "ready");

    private static final List<String> POLLING =
            POLLS.stream().map(name -> "." + name + "()").toList();

    /** What systems and the JDK say of connections that would block or are broken, as programs quote it. */
    private static final List<String> ERRORS = List.of(
            "temporarily unavailable",
            "EAGAIN",
            "EWOULDBLOCK",
            "would block",
            "Broken pipe",
            "broken pipe",
            "Connection reset",
            "connection reset",
            "non-blocking socket operation");

    private static final List<String> SMALL = ERRORS.stream()
            .map(text -> text.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();

    private Telltales() {}

    /** Names of methods; a class that calls one has it in its constant pool. */
    public static List<String> polls() {
        return POLLS;
    }

    /** Parts of constant strings; a class that looks for one in the message of an exception has it in its constant pool. */
    public static List<String> errors() {
        return ERRORS;
    }

    /** Whether a text quotes the message of an error, in whatever case. */
    public static boolean isError(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return SMALL.stream().anyMatch(small::contains);
    }

    /** Whether a source file may matter. */
    public static boolean areIn(String source) {
        return POLLING.stream().anyMatch(source::contains)
                || source.contains("Message()") && ERRORS.stream().anyMatch(source::contains);
    }
}
