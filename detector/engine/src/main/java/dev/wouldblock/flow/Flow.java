package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Which blocks of a method come after others; exceptions are not followed. */
public final class Flow {
    private Flow() {}

    /**
     * The blocks that may run after a block has ended, itself among them when a loop leads back.
     *
     * @param mayEnter which blocks may be on the way
     */
    public static BitSet after(MethodModel method, int block, IntPredicate mayEnter) {
        return reach(method, Numbering.successors(method.blocks().get(block).terminator()), mayEnter);
    }

    /** The blocks that may run from the start of a block on, that among them. */
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
