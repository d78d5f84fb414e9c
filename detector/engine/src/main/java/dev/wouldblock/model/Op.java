package dev.wouldblock.model;

import java.util.List;
import java.util.Optional;

/**
 * One operation over virtual registers. Registers are untyped, not in single-assignment form, and hold what a local
 * variable or an operand-stack slot holds. A call may end its block exceptionally; see {@link Block#handlers()}.
 */
public sealed interface Op {
    /** The register that a result goes to when there is none, or the object of a static field access. */
    int NONE = -1;

    /** The register that this operation writes, or {@link #NONE}. */
    int result();

    Position position();

    /** How a call selects its target. */
    enum Dispatch {
        STATIC,
        /** Constructor, private or {@code super} call: exactly the named method. */
        SPECIAL,
        VIRTUAL
    }

    /**
     * A method call.
     *
     * @param result register of the returned value, {@link #NONE} for void
     * @param arguments registers of the arguments; the receiver is first unless the dispatch is static
     * @param synthetic written by the compiler, as the close of a try-with-resources: never reported
     */
    record Call(
            int result,
            MethodRef method,
            Dispatch dispatch,
            List<Integer> arguments,
            boolean synthetic,
            Position position)
            implements Op {
        public Call {
            arguments = List.copyOf(arguments);
        }

        public boolean hasReceiver() {
            return dispatch != Dispatch.STATIC;
        }

        /** The call as its method mentions it. */
        public Mentions.Call mention() {
            return new Mentions.Call(method, dispatch);
        }
    }

    /**
     * A constant: {@link Long} for all integral types, booleans and chars; {@link String}; {@link Double} for floating
     * point; empty for {@code null}.
     */
    record Const(int result, Optional<Object> value, Position position) implements Op {}

    /** A copy; with a type, a checked cast (JLS 15.16). */
    record Move(int result, int source, Optional<String> castTo, Position position) implements Op {}

    /** A read of a field; {@code object} is {@link Op#NONE} for static fields. */
    record LoadField(int result, int object, FieldRef field, Position position) implements Op {}

    /** A write of a field; {@code object} is {@link Op#NONE} for static fields. */
    record StoreField(int object, FieldRef field, int value, Position position) implements Op {
        @Override
        public int result() {
            return NONE;
        }
    }

    /** A write of an array element. The index is not modelled. */
    record StoreElement(int array, int value, Position position) implements Op {
        @Override
        public int result() {
            return NONE;
        }
    }

    /**
     * A new object or array, before its constructor runs.
     *
     * @param type internal name of the class, or descriptor of the array type ({@code [Ljava/nio/ByteBuffer;})
     * @param size register of the length of an array, {@link #NONE} for objects
     */
    record New(int result, String type, int size, Position position) implements Op {}

    /** How a {@link Compute} combines its operands. */
    enum Operator {
        ADD,
        SUBTRACT,
        /** Bitwise or, used for interest sets. */
        OR,
        AND,
        /** -1, 0 or 1 as the first operand is less than, equal to or greater than the second (JVMS {@code lcmp}). */
        COMPARE,
        /**
         * 1 when the first operand is an instance of the type whose name the second holds as a constant, else 0; always 0
         * for null (JLS 15.20.2).
         */
        INSTANCE_OF,
        /** Anything else that depends on its operands: array loads, lengths, other arithmetic, conversions. */
        OTHER
    }

    /** A value computed from others without any effect. */
    record Compute(int result, Operator operator, List<Integer> operands, Position position) implements Op {
        public Compute {
            operands = List.copyOf(operands);
        }
    }

    /**
     * Creation of a function object from a lambda or method reference.
     *
     * @param target the method that holds the body, or the referenced method
     * @param dispatch how the body is selected when the function is called
     * @param functionalInterface internal name of the interface
     * @param captures registers whose values become the first arguments of the body
     */
    record Lambda(
            int result,
            MethodRef target,
            Dispatch dispatch,
            String functionalInterface,
            List<Integer> captures,
            Position position)
            implements Op {
        public Lambda {
            captures = List.copyOf(captures);
        }

        /** The lambda as its method mentions it. */
        public Mentions.Lambda mention() {
            return new Mentions.Lambda(new Mentions.Call(target, dispatch), functionalInterface);
        }
    }
}
