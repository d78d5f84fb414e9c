package dev.wouldblock.flow;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator.Comparison;

/**
 * The integers that a register may hold, both ends included. References are 0 for null and not 0 for objects, as the
 * branches that test them see them.
 *
 * @param nonZero whether 0 is left out
 */
public record Range(long low, long high, boolean nonZero) {
    static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, false);
    static final Range NOT_ZERO = new Range(Long.MIN_VALUE, Long.MAX_VALUE, true);
    static final Range POSITIVE = new Range(1, Long.MAX_VALUE, true);
    static final Range ZERO = of(0);

    static Range of(long value) {
        return new Range(value, value, value != 0);
    }

    boolean isExactly(long value) {
        return low == value && high == value;
    }

    private boolean isConstant() {
        return low == high;
    }

    /** Does the comparison hold for all, none or some of the values? */
    static Answer compare(Comparison comparison, Range left, Range right) {
        return switch (comparison) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> not(equal(left, right));
            case LESS -> less(left, right);
            case GREATER_OR_EQUAL -> not(less(left, right));
            case GREATER -> less(right, left);
            case LESS_OR_EQUAL -> not(less(right, left));
        };
    }

    private static Answer equal(Range a, Range b) {
        if (a.isConstant() && b.isConstant()) {
            return a.low == b.low ? Answer.YES : Answer.NO;
        }
        boolean apart = a.high < b.low || b.high < a.low || a.nonZero && b.isExactly(0) || b.nonZero && a.isExactly(0);
        return apart ? Answer.NO : Answer.UNKNOWN;
    }

    private static Answer less(Range a, Range b) {
        return a.high < b.low ? Answer.YES : a.low >= b.high ? Answer.NO : Answer.UNKNOWN;
    }

    private static Answer not(Answer answer) {
        return switch (answer) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    static Range compute(Op.Operator operator, Range a, Range b) {
        return switch (operator) {
            case ADD ->
                a.isConstant() && b.isConstant() ? of(a.low + b.low) : a.isExactly(0) ? b : b.isExactly(0) ? a : ALL;
            case SUBTRACT -> a.isConstant() && b.isConstant() ? of(a.low - b.low) : b.isExactly(0) ? a : ALL;
            case COMPARE ->
                less(a, b) == Answer.YES
                        ? of(-1)
                        : less(b, a) == Answer.YES ? of(1) : equal(a, b) == Answer.YES ? ZERO : new Range(-1, 1, false);
            case INSTANCE_OF -> a.isExactly(0) ? ZERO : new Range(0, 1, false);
            case OR -> a.isConstant() && b.isConstant() ? of(a.low | b.low) : ALL;
            case AND -> a.isConstant() && b.isConstant() ? of(a.low & b.low) : ALL;
            case OTHER -> ALL;
        };
    }
}
