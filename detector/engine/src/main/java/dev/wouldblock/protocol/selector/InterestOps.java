package dev.wouldblock.protocol.selector;

/**
 * What is known of an interest set, operation by operation: one that is in neither of both may be there or not.
 *
 * @param present the operations that are surely asked for
 * @param absent those that are surely not
 */
record InterestOps(long present, long absent) {
    static final long WRITE = 4;
    static final long CONNECT = 8;
    static final long ACCEPT = 16;
    static final InterestOps UNKNOWN = new InterestOps(0, 0);

    static InterestOps of(long ops) {
        return new InterestOps(ops, ~ops);
    }

    /** One that asks for some operations, and nobody knows what else. */
    static InterestOps with(long operations) {
        return new InterestOps(operations, 0);
    }

    boolean has(long operation) {
        return (present & operation) != 0;
    }

    boolean lacks(long operation) {
        return (absent & operation) != 0;
    }

    InterestOps or(InterestOps other) {
        return new InterestOps(present | other.present, absent & other.absent);
    }

    InterestOps and(InterestOps other) {
        return new InterestOps(present & other.present, absent | other.absent);
    }

    /** What is known on both of two ways. */
    InterestOps common(InterestOps other) {
        return new InterestOps(present & other.present, absent & other.absent);
    }
}
