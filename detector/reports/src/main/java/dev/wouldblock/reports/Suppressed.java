package dev.wouldblock.reports;

import dev.wouldblock.finding.Finding;

/** A finding that someone decided to live with. Formats that can tell so list it as such; for the others it is not there. */
public record Suppressed(Finding finding, By by) {
    /** Who said so. */
    public enum By {
        /** An annotation or a comment in the analysed code. */
        SOURCE,
        /** A baseline. */
        BASELINE
    }
}
