package dev.wouldblock.flow;

/** How an operation on a non-blocking channel ends. */
public enum Outcome {
    /** Nothing was transferred. */
    ZERO,
    /** Some bytes were taken, the buffer still holds others. */
    SHORT,
    /** End of stream: -1. */
    EOF,
    NULL,
    FALSE,
    /** All that was asked for. */
    DONE
}
