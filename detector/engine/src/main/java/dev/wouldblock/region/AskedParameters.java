package dev.wouldblock.region;

import dev.wouldblock.flow.BoundedAnswers;
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
    private final BoundedAnswers<BitSet> compared = new BoundedAnswers<>(MAX_DEPTH, this::findCompared);
    private final BoundedAnswers<BitSet> typed = new BoundedAnswers<>(MAX_DEPTH, this::findTyped);

    AskedParameters(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** Those that are compared with something, by register. */
    BitSet compared(MethodModel method) {
        return compared.of(method);
    }

    /** Those whose class is asked, by register. */
    BitSet typed(MethodModel method) {
        return typed.of(method);
    }

    private BitSet findCompared(MethodModel method, int calls) {
        Use use = uses.computeIfAbsent(method, this::use);
        return withHandedOn(use, use.compared(), compared, calls);
    }

    private BitSet findTyped(MethodModel method, int calls) {
        Use use = uses.computeIfAbsent(method, this::use);
        return withHandedOn(use, use.typed(), typed, calls);
    }

    private BitSet withHandedOn(Use use, BitSet own, BoundedAnswers<BitSet> asked, int calls) {
        BitSet found = (BitSet) own.clone();
        if (calls > 0) {
            for (HandedOn on : use.handedOn()) {
                if (!found.get(on.parameter())
                        && symbols.calls().targets(on.call()).stream()
                                .anyMatch(t -> asked.of(t, calls - 1).get(on.argument()))) {
                    found.set(on.parameter());
                }
            }
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
