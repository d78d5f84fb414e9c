package dev.wouldblock.scan;

import dev.wouldblock.input.Problems;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** What to say of a file that could not be read or written. */
public final class Problem {
    private Problem() {}

    /** The message of ours as it is: whoever shows it makes a name in it safe. Those of file systems may be a path alone. */
    public static String reason(IOException e) {
        return e instanceof FileSystemException || e.getMessage() == null ? Problems.reason(e) : e.getMessage();
    }
}
