package dev.wouldblock.source;

import java.io.IOException;

/** One source file that can be read, more than once and from any thread. */
public interface SourceInput {
    /** Where the file comes from, for diagnostics: the path as the user gave it, or {@code path of jar!entry}. */
    String label();

    /** The whole file. */
    byte[] bytes() throws IOException;
}
