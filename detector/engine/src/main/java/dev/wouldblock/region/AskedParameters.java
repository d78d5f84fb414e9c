package dev.wouldblock.region;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The parameters that tests in a method, or in methods that it hands them to, ask about. */
final class AskedParameters {
    /** Calls between a method and a test of what it was given. */
    private static final int MAX_DEPTH = 3;

    /** A parameter that is handed on as the argument of a call. */
    private record HandedOn(int parameter, Op.Call call, int argument) {}

    /**
     * What one body does with its parameters.
     *
     * @param compared those in the condition of a branch or switch
     * @param typed those whose class is asked
     */
    private record Use(BitSet compared, BitSet typed, List<HandedOn> handedOn) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<MethodModel, Use> uses = new IdentityHashMap<>();
    private final List<Map<MethodModel, BitSet>> compared = levels();
    private final List<Map<MethodModel, BitSet>> typed = levels();

    AskedParameters(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    private static List<Map<MethodModel, BitSet>> levels() {
        List<Map<MethodModel, BitSet>> all = new ArrayList<>();
        for (int i = 0; i <= MAX_DEPTH; i++) {
            all.add(new IdentityHashMap<>());
        }
        return all;
    }

    /** Those that are compared with something, by register. */
    BitSet compared(MethodModel method) {
        return asked(method, MAX_DEPTH, compared, false);
    }

    /** Those whose class is asked, by register. */
    BitSet typed(MethodModel method) {
        return asked(method, MAX_DEPTH, typed, true);
    }

    private BitSet asked(MethodModel method, int depth, List<Map<MethodModel, BitSet>> known, boolean types) {
        BitSet found = known.get(depth).get(method);
        if (found == null) {
            Use use = uses.computeIfAbsent(method, this::use);
            found = (BitSet) (types ? use.typed() : use.compared()).clone();
            if (depth > 0) {
                for (HandedOn on : use.handedOn()) {
                    if (!found.get(on.parameter())
                            && symbols.calls().targets(on.call()).stream()
                                    .anyMatch(t ->
                                            asked(t, depth - 1, known, types).get(on.argument()))) {
                        found.set(on.parameter());
                    }
                }
            }
            known.get(depth).put(method, found);
        }
        return found;
    }

    private Use use(MethodModel method) {
        Use use = new Use(new BitSet(), new BitSet(), new ArrayList<>());
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b)) {
                read(method.blocks().get(b), b, numbering, use);
            }
        }
        return use;
    }

    private void read(Block block, int number, Numbering numbering, Use use) {
        for (int i = 0; i < block.ops().size(); i++) {
            Op op = block.ops().get(i);
            if (op instanceof Op.Call call && !symbols.calls().targets(call).isEmpty()) {
                List<Value> arguments = numbering.taken(number, i);
                for (int a = 0; a < arguments.size(); a++) {
                    if (arguments.get(a) instanceof Value.Param p) {
                        use.handedOn().add(new HandedOn(p.index(), call, a));
                    }
                }
            }
        }
        if (block.terminator() instanceof Terminator.Branch || block.terminator() instanceof Terminator.Switch) {
            numbering.takenByEnd(number).forEach(value -> compared(value, use));
        }
    }

    private static void compared(Value value, Use use) {
        if (value instanceof Value.Param p) {
            use.compared().set(p.index());
        } else if (value instanceof Value.Computed c) {
            if (c.operator() == Op.Operator.INSTANCE_OF && c.operands().get(0) instanceof Value.Param p) {
                use.typed().set(p.index());
            }
            c.operands().forEach(operand -> compared(operand, use));
        }
    }
}
