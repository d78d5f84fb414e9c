package dev.wouldblock.model;

import java.util.List;

/**
 * A straight run of operations.
 *
 * @param handlers blocks that may run when an operation throws, innermost first
 */
public record Block(List<Op> ops, Terminator terminator, List<Handler> handlers) {
    /**
     * An exception handler.
     *
     * @param target block that handles
     * @param type internal name of the caught class, the empty string for any (finally)
     * @param register receives the exception
     */
    public record Handler(int target, String type, int register) {}

    public Block {
        ops = List.copyOf(ops);
        handlers = List.copyOf(handlers);
    }
}
