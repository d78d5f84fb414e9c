package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which registers a method may still read from the start of each block on; exceptions left out, as walks do. */
public final class Liveness {
    private final Map<MethodModel, BitSet[]> known = new IdentityHashMap<>();

    /** Registers that are live at the start of a block. */
    public BitSet at(MethodModel method, int block) {
        return known.computeIfAbsent(method, Liveness::compute)[block];
    }

    /** Whether anybody may read what an operation gave to its register. */
    public boolean isRead(MethodModel method, int block, int op) {
        Block here = method.blocks().get(block);
        int register = here.ops().get(op).result();
        if (register == Op.NONE) {
            return false;
        }
        for (Op later : here.ops().subList(op + 1, here.ops().size())) {
            if (operands(later).contains(register)) {
                return true;
            }
            if (later.result() == register) {
                return false;
            }
        }
        BitSet atEnd = new BitSet();
        Numbering.successors(here.terminator()).forEach(s -> atEnd.or(at(method, s)));
        read(atEnd, here.terminator());
        return atEnd.get(register);
    }

    private static BitSet[] compute(MethodModel method) {
        List<Block> blocks = method.blocks();
        BitSet[] live = new BitSet[blocks.size()];
        for (int b = 0; b < live.length; b++) {
            live[b] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int b = live.length - 1; b >= 0; b--) {
                BitSet now = before(blocks.get(b), live);
                if (!now.equals(live[b])) {
                    live[b] = now;
                    changed = true;
                }
            }
        }
        return live;
    }

    private static BitSet before(Block block, BitSet[] live) {
        BitSet set = new BitSet();
        Numbering.successors(block.terminator()).forEach(s -> set.or(live[s]));
        read(set, block.terminator());
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            Op op = block.ops().get(i);
            if (op.result() != Op.NONE) {
                set.clear(op.result());
            }
            operands(op).stream().filter(r -> r != Op.NONE).forEach(set::set);
        }
        return set;
    }

    private static void read(BitSet set, Terminator end) {
        if (end instanceof Terminator.Branch b) {
            set.set(b.left());
            if (b.right() != Op.NONE) {
                set.set(b.right());
            }
        } else if (end instanceof Terminator.Switch s) {
            set.set(s.selector());
        } else if (end instanceof Terminator.Return r && r.value() != Op.NONE) {
            set.set(r.value());
        } else if (end instanceof Terminator.Throw t) {
            set.set(t.value());
        }
    }

    /** All registers that an operation reads; {@link Op#NONE} where it could read one and does not. */
    static List<Integer> operands(Op op) {
        if (op instanceof Op.Call c) {
            return c.arguments();
        }
        if (op instanceof Op.Move m) {
            return List.of(m.source());
        }
        if (op instanceof Op.LoadField l) {
            return List.of(l.object());
        }
        if (op instanceof Op.StoreField s) {
            return List.of(s.object(), s.value());
        }
        if (op instanceof Op.StoreElement s) {
            return List.of(s.array(), s.value());
        }
        if (op instanceof Op.New n) {
            return List.of(n.size());
        }
        if (op instanceof Op.Compute c) {
            return c.operands();
        }
        if (op instanceof Op.Lambda l) {
            return l.captures();
        }
        return List.of();
    }
}
