package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.region.FunctionObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells whether a number is tested, stored or passed on, or at most written into a log or added to a counter. */
final class LooksAt {
    private static final int MAX_DEPTH = 3;

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;

    LooksAt(AsyncProgram program) {
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.objects = program.objects();
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
        List<MethodModel> called = symbols.calls().targets(call);
        List<MethodModel> functions = called.isEmpty() && call.dispatch() == Op.Dispatch.VIRTUAL
                ? objects.bodies(method, arguments.get(0), Optional.of(call.method()))
                : List.of();
        return called.isEmpty() && functions.isEmpty()
                || IntStream.range(0, arguments.size())
                        .filter(i -> isOf(arguments.get(i), derived))
                        .anyMatch(i -> called.stream().anyMatch(t -> test(t, new Value.Param(i), depth + 1))
                                || functions.stream()
                                        .anyMatch(f ->
                                                test(f, new Value.Param(i - 1 + objects.firstGiven(f)), depth + 1)));
    }
}
