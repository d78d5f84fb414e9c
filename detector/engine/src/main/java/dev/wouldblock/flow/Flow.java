package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Which blocks of a method come after others. */
public final class Flow {
    private Flow() {}

    /** Says of the ends of blocks where they lead; exceptions are another matter. */
    @FunctionalInterface
    public interface Edges {
        /** Whether a way from one block to the next is ever taken. */
        boolean isTaken(int from, int to);
    }

    /** The blocks that the start of a method leads to, by exceptions as well, when some ways are never taken. */
    public static BitSet fromStart(MethodModel method, Numbering numbering, Edges edges) {
        return fromStart(method, numbering, edges, true);
    }

    /** The blocks that the start of a method leads to without an exception. */
    public static BitSet withoutExceptions(MethodModel method, Numbering numbering) {
        return fromStart(method, numbering, (from, to) -> true, false);
    }

    private static BitSet fromStart(MethodModel method, Numbering numbering, Edges edges, boolean withExceptions) {
        BitSet found = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int number = work.poll();
            if (!found.get(number) && numbering.isReachable(number)) {
                found.set(number);
                Block block = method.blocks().get(number);
                for (int next : Numbering.successors(block.terminator())) {
                    if (edges.isTaken(number, next)) {
                        work.add(next);
                    }
                }
                if (withExceptions) {
                    block.handlers().forEach(handler -> work.add(handler.target()));
                }
            }
        }
        return found;
    }

    /**
     * The blocks that may run after a block has ended, itself among them when a loop leads back; exceptions are not
     * followed.
     *
     * @param mayEnter which blocks may be on the way
     */
    public static BitSet after(MethodModel method, int block, IntPredicate mayEnter) {
        return reach(method, Numbering.successors(method.blocks().get(block).terminator()), mayEnter);
    }

    /** The blocks that may run from the start of a block on, that among them; exceptions are not followed. */
    public static BitSet from(MethodModel method, int block, IntPredicate mayEnter) {
        return reach(method, List.of(block), mayEnter);
    }

    private static BitSet reach(MethodModel method, Collection<Integer> starts, IntPredicate mayEnter) {
        BitSet found = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(starts);
        while (!work.isEmpty()) {
            int block = work.poll();
            if (!found.get(block) && mayEnter.test(block)) {
                found.set(block);
                work.addAll(Numbering.successors(method.blocks().get(block).terminator()));
            }
        }
        return found;
    }
}
