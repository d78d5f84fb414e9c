package dev.wouldblock.bytecode;

import java.io.IOException;

/** One class file that can be read, more than once and from any thread. */
public interface ClassInput {
    /** Where the class comes from, for diagnostics: the path as the user gave it, or {@code path of jar!entry}. */
    String label();

    /** The whole class file. */
    byte[] bytes() throws IOException;
}
