package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the code that a framework, a pool or a virtual thread runs: overridden methods and handed-over function objects. */
final class Callbacks {
    private static final String COMPLETION_HANDLER = "java/nio/channels/CompletionHandler";

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;
    private final List<Region> found = new ArrayList<>();
    /** Classes whose objects are handed over together with an executor of their own. */
    private final Set<String> offloaded = new HashSet<>();

    private Callbacks(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.objects = objects;
    }

    static List<Region> of(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        Callbacks callbacks = new Callbacks(symbols, numberings, objects);
        for (MethodModel method : symbols.program().methods()) {
            callbacks.handedOver(method);
        }
        for (MethodModel method : symbols.program().methods()) {
            callbacks.overridden(method);
        }
        return callbacks.found;
    }

    private void overridden(MethodModel method) {
        boolean canOverride = !method.isStatic()
                && !method.name().equals("<init>")
                && !method.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
        if (canOverride && !offloaded.contains(method.owner())) {
            symbols.knowledge().context(method).ifPresent(fact -> add(callback(fact), method, fact, Optional.empty()));
        }
    }

    private static Region.Kind callback(Fact fact) {
        if (fact.value("framework", "").equals("virtual-thread")) {
            return Region.Kind.VIRTUAL_THREAD;
        }
        return fact.owner().equals(COMPLETION_HANDLER) ? Region.Kind.COMPLETION_HANDLER : Region.Kind.EVENT_LOOP;
    }

    private void handedOver(MethodModel method) {
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call) {
                    for (Fact fact : symbols.knowledge().about(call.method())) {
                        handedOver(method, b, i, call, fact);
                    }
                }
            }
        }
    }

    private void handedOver(MethodModel method, int block, int op, Op.Call call, Fact fact) {
        boolean speaksOfTasks = fact.kind() == FactKind.CONTEXT_ARGUMENT
                || fact.kind() == FactKind.SUBMITS
                || fact.kind() == FactKind.OFFLOAD;
        int index = fact.argument("argument") + (call.hasReceiver() ? 1 : 0);
        Numbering numbering = numberings.of(method);
        if (!speaksOfTasks
                || fact.argument("argument") < 0
                || index >= call.arguments().size()
                || !numbering.isReachable(block)) {
            return;
        }
        List<Value> arguments = numbering.before(block, op).get(call.arguments());
        Value task = arguments.get(index);
        if (fact.kind() == FactKind.OFFLOAD) {
            offload(method, numbering, task);
        } else if (fact.kind() == FactKind.SUBMITS) {
            submitted(method, call, fact, arguments, task);
        } else {
            objects.bodies(method, task, Optional.empty())
                    .forEach(body -> add(callback(fact), body, fact, Optional.empty()));
        }
    }

    private void offload(MethodModel method, Numbering numbering, Value task) {
        List<Value> all = new ArrayList<>(numbering.elements(task));
        all.add(task);
        for (Value value : all) {
            for (Op made : objects.makers(method, value)) {
                if (made instanceof Op.New object) {
                    offloaded.add(object.type());
                }
            }
        }
    }

    private void submitted(MethodModel method, Op.Call call, Fact fact, List<Value> arguments, Value task) {
        int executor = fact.argument("executor") + (call.hasReceiver() ? 1 : 0);
        Set<Op> makers = objects.makers(method, arguments.get(executor));
        Op maker = makers.size() == 1 ? makers.iterator().next() : null;
        if (!(maker instanceof Op.Call made)) {
            return;
        }
        boolean isVirtual = symbols.knowledge().is(FactKind.VIRTUAL_POOL, made.method());
        if (isVirtual || symbols.knowledge().is(FactKind.BOUNDED_POOL, made.method())) {
            objects.bodies(method, task, Optional.empty())
                    .forEach(body -> add(
                            isVirtual ? Region.Kind.VIRTUAL_THREAD : Region.Kind.POOL_TASK,
                            body,
                            fact,
                            Optional.of(made)));
        }
    }

    private void add(Region.Kind kind, MethodModel body, Fact fact, Optional<Op> pool) {
        found.add(new Region(
                kind,
                body,
                Region.allBlocks(body),
                body.position(),
                fact.reason() + " (" + Names.of(body) + ")",
                Optional.of(fact),
                Set.of(),
                pool,
                !fact.value("confidence", "").equals("low")));
    }
}
