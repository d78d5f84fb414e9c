package dev.wouldblock.spotbugs.subject;

/** Nothing to find. */
public final class Clean {
    int twice(int number) {
        return 2 * number;
    }
}
