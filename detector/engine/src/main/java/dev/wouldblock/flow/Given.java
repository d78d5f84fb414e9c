package dev.wouldblock.flow;

import java.util.List;
import java.util.Optional;

/** Values that a method has from outside: its parameters, and what is reached from them or from static fields. */
public final class Given {
    private Given() {}

    /** Whether a value comes from outside of its method: the method's object or its caller goes on using it. */
    public static boolean is(Value value) {
        return value instanceof Value.Param
                || value instanceof Value.FieldOf f && f.object().map(Given::is).orElse(true);
    }

    /**
     * A value of a method as its caller names it; empty where the caller has no name for it.
     *
     * @param arguments what the caller passes, the receiver first
     */
    public static Optional<Value> renamed(Value value, List<Value> arguments) {
        if (value instanceof Value.Param p) {
            return p.index() < arguments.size() ? Optional.of(arguments.get(p.index())) : Optional.empty();
        }
        if (value instanceof Value.FieldOf f) {
            return f.object().isEmpty()
                    ? Optional.of(f)
                    : renamed(f.object().get(), arguments)
                            .map(o -> new Value.FieldOf(Optional.of(o), f.owner(), f.name()));
        }
        return value instanceof Value.Constant ? Optional.of(value) : Optional.empty();
    }
}
