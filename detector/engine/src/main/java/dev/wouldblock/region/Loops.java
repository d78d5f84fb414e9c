package dev.wouldblock.region;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The loops of a method's control-flow graph, exceptional edges included. */
public final class Loops {
    private final List<BitSet> successors = new ArrayList<>();
    private final List<BitSet> predecessors = new ArrayList<>();

    public Loops(MethodModel method) {
        int count = method.blocks().size();
        for (int b = 0; b < count; b++) {
            successors.add(new BitSet());
            predecessors.add(new BitSet());
        }
        for (int b = 0; b < count; b++) {
            Block block = method.blocks().get(b);
            for (int next : Numbering.successors(block.terminator())) {
                edge(b, next);
            }
            for (Block.Handler handler : block.handlers()) {
                edge(b, handler.target());
            }
        }
    }

    private void edge(int from, int to) {
        successors.get(from).set(to);
        predecessors.get(to).set(from);
    }

    /** The loops that hold a block, the innermost first: blocks that reach each other, then the same without the header. */
    public List<BitSet> around(int block) {
        List<BitSet> found = new ArrayList<>();
        BitSet within = new BitSet();
        within.set(0, successors.size());
        while (within.get(block)) {
            BitSet loop = reach(block, within, successors);
            loop.and(reach(block, within, predecessors));
            if (loop.cardinality() == 1 && !successors.get(block).get(block)) {
                break;
            }
            found.add(loop);
            BitSet inner = (BitSet) loop.clone();
            for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
                BitSet outside = (BitSet) predecessors.get(b).clone();
                outside.andNot(loop);
                if (b == 0 || !outside.isEmpty()) {
                    inner.clear(b);
                }
            }
            if (inner.equals(loop)) {
                break;
            }
            within = inner;
        }
        Collections.reverse(found);
        return found;
    }

    /** The blocks that can be reached, the start included, without leaving {@code within}. */
    private static BitSet reach(int start, BitSet within, List<BitSet> edges) {
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!work.isEmpty()) {
            BitSet next = (BitSet) edges.get(work.poll()).clone();
            next.and(within);
            next.andNot(seen);
            seen.or(next);
            next.stream().forEach(work::add);
        }
        return seen;
    }
}
