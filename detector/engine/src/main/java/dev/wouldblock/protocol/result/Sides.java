package dev.wouldblock.protocol.result;

import dev.wouldblock.flow.Flow;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * What a branch decides about: the blocks that only one of its ways leads to before the branch comes again.
 *
 * @param whenTrue numbers of the blocks on the one way alone
 * @param whenFalse those on the other
 */
record Sides(MethodModel method, BitSet whenTrue, BitSet whenFalse) {
    static Sides of(MethodModel method, int block, int whenTrue, int whenFalse) {
        BitSet one = Flow.from(method, whenTrue, b -> b != block);
        BitSet other = Flow.from(method, whenFalse, b -> b != block);
        BitSet both = (BitSet) one.clone();
        both.and(other);
        one.andNot(both);
        other.andNot(both);
        return new Sides(method, one, other);
    }

    Stream<Block> blocks(BitSet side) {
        return side.stream().mapToObj(method.blocks()::get);
    }
}
