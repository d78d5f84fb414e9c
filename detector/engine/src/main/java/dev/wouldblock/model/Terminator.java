package dev.wouldblock.model;

import java.util.List;

/** How a block ends. Block numbers are indices into {@link MethodModel#blocks()}. */
public sealed interface Terminator {
    Position position();

    record Goto(int target, Position position) implements Terminator {}

    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        GREATER_OR_EQUAL,
        GREATER,
        LESS_OR_EQUAL;

        public boolean holds(long left, long right) {
            return switch (this) {
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
                case LESS -> left < right;
                case GREATER_OR_EQUAL -> left >= right;
                case GREATER -> left > right;
                case LESS_OR_EQUAL -> left <= right;
            };
        }
    }

    /**
     * A two-way branch.
     *
     * @param right register of the right operand, or {@link Op#NONE} for a comparison with zero, false or null
     */
    record Branch(Comparison comparison, int left, int right, int whenTrue, int whenFalse, Position position)
            implements Terminator {}

    /**
     * A multiway branch on an integral value.
     *
     * @param keys case labels, in step with {@code targets}
     */
    record Switch(int selector, List<Long> keys, List<Integer> targets, int defaultTarget, Position position)
            implements Terminator {
        public Switch {
            keys = List.copyOf(keys);
            targets = List.copyOf(targets);
        }
    }

    /** Return; {@code value} is {@link Op#NONE} for void. */
    record Return(int value, Position position) implements Terminator {}

    record Throw(int value, Position position) implements Terminator {}
}
