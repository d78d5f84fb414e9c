package dev.wouldblock.spotbugs.subject;

/** Left out of the analysis, and of its class path. */
public class Absent {
    byte[] bytes() {
        return new byte[] {1};
    }
}
