package dev.wouldblock.cli;

/** What the process answers; scripts rely on these numbers. */
final class ExitStatus {
    /** Nothing was found in a complete analysis. */
    static final int CLEAN = 0;
    /** A complete analysis found something. */
    static final int FINDINGS = 1;
    /** The command was wrong, its input unreadable or its output unwritable. */
    static final int USAGE = 2;
    /** Something was skipped, so that findings may be missing. */
    static final int INCOMPLETE = 3;

    private ExitStatus() {}
}
