package dev.wouldblock.input;

/** Failures as one line for a person. */
public final class Problems {
    private Problems() {}

    /** The message of a failure on one line, or its kind when it has none. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
