package dev.wouldblock.reports.changes;

/** A patch that can not be read; the message is one line for the user. */
public final class PatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param line of the patch, 1-based
     * @param problem what is wrong with it
     */
    PatchException(int line, String problem) {
        super("line " + line + ": " + problem);
    }
}
