package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.HashMap;
import java.util.Map;

/** What the argument of a call says of an interest set. */
final class OpsArgument {
    private final MethodModel method;
    private final InterestOps before;
    private final Merges merges;
    private final Map<Value, InterestOps> known = new HashMap<>();

    /** @param before the interest set so far: what {@code key.interestOps()} answers */
    OpsArgument(MethodModel method, InterestOps before, Merges merges) {
        this.method = method;
        this.before = before;
        this.merges = merges;
    }

    InterestOps read(Value value) {
        InterestOps found = known.get(value);
        if (found == null) {
            // A variable to which a loop adds operations finds this when it asks for itself.
            known.put(value, InterestOps.UNKNOWN);
            found = merges.of(method, value).stream()
                    .map(this::readOne)
                    .reduce(InterestOps::common)
                    .orElse(InterestOps.UNKNOWN);
            known.put(value, found);
        }
        return found;
    }

    private InterestOps readOne(Value value) {
        if (value instanceof Value.Constant c && c.value().orElse("") instanceof Long ops) {
            return InterestOps.of(ops);
        }
        if (value instanceof Value.Computed c && c.operands().size() == 2) {
            InterestOps left = read(c.operands().get(0));
            InterestOps right = read(c.operands().get(1));
            return c.operator() == Op.Operator.OR
                    ? left.or(right)
                    : c.operator() == Op.Operator.AND ? left.and(right) : InterestOps.UNKNOWN;
        }
        return isInterestOfKey(value) ? before : InterestOps.UNKNOWN;
    }

    private boolean isInterestOfKey(Value value) {
        return value.callIn(method)
                .filter(call -> call.method().name().equals("interestOps")
                        && call.method().arity() == 0)
                .isPresent();
    }
}
