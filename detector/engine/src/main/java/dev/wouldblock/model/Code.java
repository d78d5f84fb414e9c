package dev.wouldblock.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The code of a method.
 *
 * @param position of its first operation
 * @param blocks block 0 is the entry; empty for a declaration without a body
 */
public record Code(int registerCount, Position position, List<Block> blocks) {
    public Code {
        blocks = List.copyOf(blocks);
    }

    /**
     * Code of which nothing is known: all that the method is given goes to a method that is nowhere, and what that
     * answers comes back.
     *
     * @param called with {@link MethodRef#UNKNOWN_OWNER}
     * @param parameterCount as {@link MethodModel#parameterCount()}
     */
    public static Code unknown(MethodRef called, int parameterCount) {
        int answer = called.descriptor().endsWith(")V") ? Op.NONE : parameterCount;
        Op call = new Op.Call(
                answer,
                called,
                Op.Dispatch.STATIC,
                IntStream.range(0, parameterCount).boxed().toList(),
                true,
                Position.UNKNOWN);
        Terminator end = new Terminator.Return(answer, Position.UNKNOWN);
        return new Code(parameterCount + 1, Position.UNKNOWN, List.of(new Block(List.of(call), end, List.of())));
    }
}
