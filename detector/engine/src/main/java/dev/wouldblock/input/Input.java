package dev.wouldblock.input;

import java.io.IOException;
import java.util.Optional;

/** One class file or source file that can be read, more than once and from any thread. */
public interface Input {
    /** Where the file comes from, for diagnostics: the path as the user gave it, or {@code path of jar!entry}. */
    String label();

    /**
     * Path with slashes below the folder or jar that was asked for, for findings; empty for a file that was named
     * itself, whose path then follows from its package.
     */
    default Optional<String> pathBelowRoot() {
        return Optional.empty();
    }

    /** The whole file. */
    byte[] bytes() throws IOException;
}
