package dev.wouldblock.region;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Whether something has to come out in a call's favour between the start of its method and the call. Telling kinds of
 * input apart is no such test: a {@code switch} and an {@code instanceof} are there for inputs of each kind to come.
 */
final class PassedTests {
    private final MethodModel method;
    private final Numbering numbering;
    private final BitSet possible;

    /** @param possible the blocks that run at all, by what is known on the way */
    PassedTests(MethodModel method, Numbering numbering, BitSet possible) {
        this.method = method;
        this.numbering = numbering;
        this.possible = possible;
    }

    /** Whether the method can return without having been in a block. */
    boolean isBehindTest(int block) {
        BitSet before = before(block);
        BitSet seen = new BitSet();
        // What can not be passed by is seen already.
        seen.set(block);
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int b = work.remove();
            if (seen.get(b) || !possible.get(b)) {
                continue;
            }
            seen.set(b);
            Block passed = method.blocks().get(b);
            if (passed.terminator() instanceof Terminator.Return) {
                return true;
            }
            boolean isDecided = before.get(b) && tellsInputsApart(b, passed);
            for (int next : Numbering.successors(passed.terminator())) {
                if (!isDecided || before.get(next)) {
                    work.add(next);
                }
            }
        }
        return false;
    }

    /** The block and all from which it can be reached. */
    private BitSet before(int block) {
        BitSet found = new BitSet();
        found.set(block);
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (int b = possible.previousSetBit(possible.length()); b >= 0; b = possible.previousSetBit(b - 1)) {
                if (!found.get(b) && leadsInto(found, b)) {
                    found.set(b);
                    isGrowing = true;
                }
            }
        }
        return found;
    }

    private boolean leadsInto(BitSet blocks, int b) {
        for (int next : Numbering.successors(method.blocks().get(b).terminator())) {
            if (blocks.get(next)) {
                return true;
            }
        }
        return false;
    }

    private boolean tellsInputsApart(int number, Block block) {
        return block.terminator() instanceof Terminator.Switch
                || block.terminator() instanceof Terminator.Branch branch
                        && branch.right() == Op.NONE
                        && numbering.isReachable(number)
                        && numbering.takenByEnd(number).get(0) instanceof Value.Computed c
                        && c.operator() == Op.Operator.INSTANCE_OF;
    }
}
