package dev.wouldblock.flow;

import java.util.Collections;
import java.util.List;

/**
 * What a register holds on a path: where it came from, and the numbers that it may be.
 *
 * @param ranges one range when it does not depend on the outcome, else one for each outcome of the operation: what the
 *     register would hold had the operation ended so
 */
public record Datum(Value value, List<Range> ranges) {
    public Datum {
        ranges = List.copyOf(ranges);
    }

    static Datum of(Value value, Range range) {
        return new Datum(value, List.of(range));
    }

    static Datum unknown(Value value) {
        return of(value, rangeOf(value));
    }

    static Range rangeOf(Value value) {
        if (value instanceof Value.Constant c) {
            return c.isNull() ? Range.ZERO : c.value().get() instanceof Long number ? Range.of(number) : Range.NOT_ZERO;
        }
        return Range.ALL;
    }

    /** Depends on the outcome in a way that is not known. */
    static Datum clouded(Value value, int outcomes) {
        return new Datum(value, Collections.nCopies(outcomes, Range.ALL));
    }

    boolean dependsOnOutcome() {
        return ranges.size() > 1;
    }

    Range at(int outcome) {
        return ranges.get(ranges.size() == 1 ? 0 : outcome);
    }
}
