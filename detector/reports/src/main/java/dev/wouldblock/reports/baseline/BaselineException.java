package dev.wouldblock.reports.baseline;

/** A baseline that can not be read; the message is one line for the user. */
public final class BaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    BaselineException(String message) {
        super(message);
    }
}
