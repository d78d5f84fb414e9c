package dev.wouldblock.cli;

/** Something only the user can put right; its message is one line that says what. */
final class UserException extends Exception {
    private static final long serialVersionUID = 1L;

    UserException(String message) {
        super(message);
    }

    UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
