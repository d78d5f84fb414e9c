package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which objects a method has for itself: made in it, or for it, and given to nobody who keeps them. */
final class Ownership {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;
    private final Map<String, Boolean> keptParameters = new HashMap<>();
    private final Map<MethodModel, Boolean> makers = new HashMap<>();

    Ownership(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
    }

    /**
     * Whether a value dies with the method: it was made there, or taken out of a queue.
     *
     * @param use the call that is examined, which is no way out
     */
    boolean owns(MethodModel method, Value value, Op.Call use) {
        Set<Value> sources = merges.of(method, value);
        return sources.stream()
                        .allMatch(v -> v.equals(Value.Constant.NULL) || isMade(method, v) || isTakenOut(method, v))
                && Stream.concat(Stream.of(value), sources.stream())
                        .allMatch(v -> numberings.of(method).uses(v).stream()
                                .allMatch(op -> op == use || stays(op, v, method)));
    }

    /** Whether a value was an element of a collection, which does not hold it any more. */
    private boolean isTakenOut(MethodModel method, Value value) {
        return value.callIn(method)
                .flatMap(call -> symbols.knowledge().find(FactKind.TAKES, call.method()))
                .filter(fact -> fact.value("from", "").isEmpty())
                .isPresent();
    }

    /** Whether a method, or one that it calls for this, makes the value. */
    boolean isMade(MethodModel method, Value value) {
        if (!(value instanceof Value.Result r)) {
            return false;
        }
        Op op = method.blocks().get(r.block()).ops().get(r.op());
        if (op instanceof Op.Call call) {
            List<MethodModel> targets = symbols.calls().targets(call);
            return symbols.knowledge().is(FactKind.FRESH, call.method())
                    || !targets.isEmpty() && targets.stream().allMatch(this::makes);
        }
        return op instanceof Op.New;
    }

    /** Whether a method returns an object that it made and gave to nobody. */
    private boolean makes(MethodModel method) {
        Boolean known = makers.get(method);
        if (known == null) {
            makers.put(method, false);
            known = !method.descriptor().endsWith("V")
                    && returned(method)
                            .allMatch(v -> isMade(method, v)
                                    && numberings.of(method).uses(v).stream().allMatch(op -> stays(op, v, method)));
            makers.put(method, known);
        }
        return known;
    }

    private Stream<Value> returned(MethodModel method) {
        Numbering numbering = numberings.of(method);
        Stream.Builder<Value> values = Stream.builder();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Return r && r.value() != Op.NONE && numbering.isReachable(b)) {
                values.add(numbering.takenByEnd(b).get(0));
            }
        }
        return values.build();
    }

    /** Whether an operation leaves a value where it is. */
    boolean stays(Op op, Value value, MethodModel method) {
        if (op instanceof Op.Call call) {
            boolean ownMethod = call.hasReceiver() && call.method().owner().endsWith("Buffer");
            return ownMethod
                    || Stream.of(FactKind.OPERATION, FactKind.LOGS, FactKind.PURE)
                            .anyMatch(kind -> symbols.knowledge().is(kind, call.method()))
                    || staysIn(call, value, method);
        }
        // An element of an array that is itself written: the array is among the buffers and judged like them.
        return op instanceof Op.StoreElement;
    }

    /** Whether the methods of the program that a call may run use the value and do not keep it. */
    private boolean staysIn(Op.Call call, Value value, MethodModel method) {
        List<MethodModel> targets = symbols.calls().targets(call);
        Optional<List<Value>> arguments = numberings.of(method).arguments(call);
        if (targets.isEmpty() || arguments.isEmpty()) {
            return false;
        }
        for (int i = 0; i < arguments.get().size(); i++) {
            int parameter = i;
            if (arguments.get().get(i).equals(value) && !targets.stream().allMatch(t -> doesNotKeep(t, parameter))) {
                return false;
            }
        }
        return true;
    }

    private boolean doesNotKeep(MethodModel method, int parameter) {
        String key = method.key() + "#" + parameter;
        Boolean known = keptParameters.get(key);
        if (known == null) {
            // A method that calls itself may do anything.
            keptParameters.put(key, false);
            Value value = new Value.Param(parameter);
            known = returned(method).noneMatch(value::equals)
                    && numberings.of(method).uses(value).stream().allMatch(op -> stays(op, value, method));
            keptParameters.put(key, known);
        }
        return known;
    }
}
