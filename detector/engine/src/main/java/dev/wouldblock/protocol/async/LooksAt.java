package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells whether a number is tested, stored or passed on, or at most written into a log or added to a counter. */
final class LooksAt {
    private static final int MAX_DEPTH = 3;

    private final AsyncProgram program;
    private final Symbols symbols;
    private final Numberings numberings;

    LooksAt(AsyncProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.numberings = program.numberings();
    }

    /** Whether a fact says that a call answers how much is left, and not what is so whatever was taken. */
    static boolean tellsRest(Fact fact) {
        String at = fact.value("at", "");
        return fact.kind() == FactKind.LOOKS && !at.equals("constant") && !at.equals("other");
    }

    boolean test(MethodModel method, Value number) {
        return test(method, number, 0);
    }

    private boolean test(MethodModel method, Value number, int depth) {
        if (depth > MAX_DEPTH) {
            return true;
        }
        Set<Value> derived = new HashSet<>(Set.of(number));
        int size;
        do {
            size = derived.size();
            for (int b = 0; b < method.blocks().size(); b++) {
                if (numberings.of(method).isReachable(b) && test(method, b, derived, depth)) {
                    return true;
                }
            }
        } while (derived.size() > size);
        return false;
    }

    private boolean test(MethodModel method, int number, Set<Value> derived, int depth) {
        Block block = method.blocks().get(number);
        Numbering numbering = numberings.of(method);
        Numbering.State state = numbering.before(number, 0);
        for (int i = 0; i < block.ops().size(); i++) {
            Op op = block.ops().get(i);
            if (op instanceof Op.Call call) {
                List<Value> arguments = state.get(call.arguments());
                if (arguments.stream().anyMatch(a -> isOf(a, derived))) {
                    if (isPassedOn(method, call, arguments, derived, depth)) {
                        return true;
                    }
                    derived.add(new Value.Result(number, i));
                }
            } else if (op instanceof Op.Compute compute) {
                if (state.get(compute.operands()).stream().anyMatch(o -> isOf(o, derived))) {
                    derived.add(new Value.Result(number, i));
                }
            } else if (op instanceof Op.StoreElement store) {
                if (isOf(state.get(store.value()), derived)) {
                    derived.add(state.get(store.array()));
                }
            } else if (op instanceof Op.StoreField store && isOf(state.get(store.value()), derived)
                    || op instanceof Op.Lambda lambda
                            && state.get(lambda.captures()).stream().anyMatch(c -> isOf(c, derived))) {
                return true;
            }
            numbering.step(state, number, i, op);
        }
        Terminator end = block.terminator();
        for (int target : Numbering.successors(end)) {
            IntStream.of(numbering.phis(target))
                    .filter(r -> isOf(state.get(r), derived))
                    .forEach(r -> derived.add(new Value.Phi(target, r)));
        }
        return end instanceof Terminator.Branch b
                        && (isOf(state.get(b.left()), derived)
                                || b.right() != Op.NONE && isOf(state.get(b.right()), derived))
                || end instanceof Terminator.Switch s && isOf(state.get(s.selector()), derived)
                || end instanceof Terminator.Return r && r.value() != Op.NONE && isOf(state.get(r.value()), derived);
    }

    private static boolean isOf(Value value, Set<Value> derived) {
        return derived.stream().anyMatch(value::contains);
    }

    private boolean isPassedOn(MethodModel method, Op.Call call, List<Value> arguments, Set<Value> derived, int depth) {
        if (symbols.knowledge().is(FactKind.LOGS, call.method())
                || symbols.knowledge().is(FactKind.PURE, call.method())) {
            return false;
        }
        List<MethodModel> bodies = program.bodies(method, call, arguments);
        return bodies.isEmpty()
                || IntStream.range(0, arguments.size())
                        .filter(i -> isOf(arguments.get(i), derived))
                        .anyMatch(i -> bodies.stream()
                                .anyMatch(body -> test(body, program.parameter(body, call, i), depth + 1)));
    }
}
