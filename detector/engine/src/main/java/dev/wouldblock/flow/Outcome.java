package dev.wouldblock.flow;

/** How an operation ends. */
public enum Outcome {
    /** Nothing was transferred. */
    ZERO,
    /** Some bytes were transferred, but not all that the buffer holds, or has room for. */
    SHORT,
    /** The buffer has no room left. */
    FULL,
    /** End of stream: -1. */
    EOF,
    NULL,
    FALSE,
    /** All that was asked for. */
    DONE
}
