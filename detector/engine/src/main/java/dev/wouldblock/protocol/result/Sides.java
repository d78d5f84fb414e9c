package dev.wouldblock.protocol.result;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a branch decides about: the blocks that only one of its ways leads to before the branch comes again.
 *
 * @param whenTrue numbers of the blocks on the one way alone
 * @param whenFalse those on the other
 */
record Sides(MethodModel method, BitSet whenTrue, BitSet whenFalse) {
    static Sides of(MethodModel method, int block, int whenTrue, int whenFalse) {
        BitSet one = reach(method, block, whenTrue);
        BitSet other = reach(method, block, whenFalse);
        BitSet both = (BitSet) one.clone();
        both.and(other);
        one.andNot(both);
        other.andNot(both);
        return new Sides(method, one, other);
    }

    private static BitSet reach(MethodModel method, int branch, int start) {
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(start));
        while (!work.isEmpty()) {
            int block = work.poll();
            if (block != branch && !seen.get(block)) {
                seen.set(block);
                work.addAll(Numbering.successors(method.blocks().get(block).terminator()));
            }
        }
        return seen;
    }

    Stream<Block> blocks(BitSet side) {
        return side.stream().mapToObj(method.blocks()::get);
    }
}
