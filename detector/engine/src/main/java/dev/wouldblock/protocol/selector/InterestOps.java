package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.Set;

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
    private InterestOps common(InterestOps other) {
        return new InterestOps(present & other.present, absent & other.absent);
    }

    /**
     * What an argument says.
     *
     * @param before the interest set so far: what {@code key.interestOps()} answers
     */
    static InterestOps of(MethodModel method, Value value, InterestOps before, Merges merges) {
        Set<Value> ways = merges.of(method, value);
        return ways.stream()
                .map(way -> ofOne(method, way, before, merges))
                .reduce(InterestOps::common)
                .orElse(UNKNOWN);
    }

    private static InterestOps ofOne(MethodModel method, Value value, InterestOps before, Merges merges) {
        if (value instanceof Value.Constant c && c.value().orElse("") instanceof Long ops) {
            return of(ops);
        }
        if (value instanceof Value.Computed c && c.operands().size() == 2) {
            InterestOps left = of(method, c.operands().get(0), before, merges);
            InterestOps right = of(method, c.operands().get(1), before, merges);
            return c.operator() == Op.Operator.OR
                    ? left.or(right)
                    : c.operator() == Op.Operator.AND ? left.and(right) : UNKNOWN;
        }
        return isInterestOfKey(method, value) ? before : UNKNOWN;
    }

    private static boolean isInterestOfKey(MethodModel method, Value value) {
        return value.callIn(method)
                .filter(call -> call.method().name().equals("interestOps")
                        && call.method().arity() == 0)
                .isPresent();
    }
}
