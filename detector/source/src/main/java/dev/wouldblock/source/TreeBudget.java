package dev.wouldblock.source;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much source text may be held as trees at once: trees take some seventy bytes for each character. What does not fit
 * is parsed again when its turn comes.
 */
final class TreeBudget {
    private final AtomicLong left;

    TreeBudget(long characters) {
        left = new AtomicLong(characters);
    }

    boolean take(long characters) {
        return left.addAndGet(-characters) >= 0;
    }
}
