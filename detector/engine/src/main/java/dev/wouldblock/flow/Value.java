package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/**
 * What a register holds, by where it came from. Equal values are the same object at run time, as far as one execution
 * of a method goes; different values may or may not be.
 */
public sealed interface Value {
    /** Parameter by register number; 0 is {@code this} in instance methods. */
    record Param(int index) implements Value {}

    /**
     * A field, or a part of an object that a method like {@code SelectionKey.channel()} answers.
     *
     * @param object empty for static fields
     * @param owner internal name of the declaring class
     */
    record FieldOf(Optional<Value> object, String owner, String name) implements Value {
        /** Whether it is what a method answers, which has the name of the method with brackets: {@code channel()}. */
        public boolean isPart() {
            return name.endsWith("()");
        }

        /** The name whatever the object, as {@link Symbols#fieldName} has it. */
        public String fullName() {
            return owner + "." + name;
        }
    }

    /** What one operation of the method produced. */
    record Result(int block, int op) implements Value {}

    /** What an operation produced while a path was walked; {@code frame} tells the method activations apart. */
    record Walked(int frame, int block, int op) implements Value {}

    /** A constant; empty is null. */
    record Constant(Optional<Object> value) implements Value {
        static final Constant NULL = new Constant(Optional.empty());

        static Constant of(long value) {
            return new Constant(Optional.of(value));
        }

        boolean isNull() {
            return value.isEmpty();
        }
    }

    /** Different values meet in a register at the start of a block. */
    record Phi(int block, int register) implements Value {}

    /** Computed from others. */
    record Computed(Op.Operator operator, List<Value> operands) implements Value {
        private static final int MAX_DEPTH = 5;

        public Computed {
            operands = List.copyOf(operands);
        }

        static int depth(Value value) {
            return value instanceof Computed c
                    ? 1 + c.operands().stream().mapToInt(Computed::depth).max().orElse(0)
                    : 0;
        }

        boolean isDeep() {
            return depth(this) > MAX_DEPTH;
        }
    }

    /** The exception that a handler received. */
    record Caught(int block) implements Value {}

    /** The call that answered this value, in the method that it is a value of; empty when no call did. */
    default Optional<Op.Call> callIn(MethodModel method) {
        return this instanceof Result r && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                ? Optional.of(call)
                : Optional.empty();
    }

    /** Is {@code part} this value, or does this value's computation contain it? */
    default boolean contains(Value part) {
        return equals(part)
                || this instanceof Computed c && c.operands().stream().anyMatch(o -> o.contains(part))
                || this instanceof FieldOf f
                        && f.object().map(o -> o.contains(part)).orElse(false);
    }
}
