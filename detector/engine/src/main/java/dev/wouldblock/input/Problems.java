package dev.wouldblock.input;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Failures as one line for a person. */
public final class Problems {
    private Problems() {}

    /** The message of a failure on one line, or its kind when it has none; of a file, what is wrong with it. */
    public static String reason(Throwable failure) {
        // The message of these is the path, which the reader knows.
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
