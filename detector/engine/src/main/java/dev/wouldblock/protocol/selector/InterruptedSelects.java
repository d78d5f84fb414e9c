package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.region.Loops;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** While the interrupt status of a thread is set, select() returns at once: the loop has to ask for it and leave. */
final class InterruptedSelects implements Protocol {
    private static final int MAX_DOWN = 3;

    private final SelectorProgram program;
    private final Symbols symbols;
    private final SelectorCalls selectors;

    InterruptedSelects(SelectorProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.selectors = program.selectors();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (CallGraph.Site select : selectors.selectsIn(method)) {
            if (symbols.knowledge().waits(select.call().method()).isEmpty()) {
                continue;
            }
            List<BitSet> loops = new Loops(method).around(select.block());
            if (!loops.isEmpty()) {
                BitSet loop = loops.get(loops.size() - 1);
                if (!leaves(method, loop)) {
                    interrupt(method, loop).ifPresent(i -> found.add(misuse(select, i)));
                }
            }
        }
        return found;
    }

    /** Whether a loop asks for the interrupt status, or waits in another way that ends by it: itself or in what it calls. */
    private boolean leaves(MethodModel method, BitSet loop) {
        List<Op.Call> level = Calls.in(method, c -> true).stream()
                .filter(site -> loop.get(site.block()))
                .map(CallGraph.Site::call)
                .toList();
        Set<MethodModel> seen = new HashSet<>();
        // Level by level: a method that is also called farther away is looked into from its nearest call.
        for (int down = 0; down <= MAX_DOWN; down++) {
            if (level.stream().anyMatch(this::leaves)) {
                return true;
            }
            level = level.stream()
                    .flatMap(call -> symbols.calls().targets(call).stream())
                    .filter(seen::add)
                    .flatMap(m -> Calls.in(m, c -> true).stream())
                    .map(CallGraph.Site::call)
                    .toList();
        }
        return false;
    }

    private boolean leaves(Op.Call call) {
        return symbols.knowledge().is(FactKind.ASKS_INTERRUPT, call.method())
                || symbols.knowledge().waits(call.method()).isPresent() && !selectors.selects(call);
    }

    /** What the branches that lead out of a loop ask. */
    private List<Value> askedToLeave(MethodModel method, BitSet loop) {
        List<Value> found = new ArrayList<>();
        Numbering numbering = program.numberings().of(method);
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            Terminator end = method.blocks().get(b).terminator();
            boolean mayLeave = Numbering.successors(end).stream().anyMatch(next -> !loop.get(next));
            if (mayLeave && end instanceof Terminator.Branch && numbering.isReachable(b)) {
                found.add(numbering.takenByEnd(b).get(0));
            }
        }
        return found;
    }

    /** A call around that interrupts the thread; none where one of them does something else that ends the loop, or may. */
    private Optional<CallGraph.Site> interrupt(MethodModel method, BitSet loop) {
        List<Value> asked = askedToLeave(method, loop);
        boolean asksUnknown = asked.stream()
                .flatMap(value -> value.callIn(method).stream())
                .anyMatch(call -> !call.method().name().equals("isOpen"));
        Set<String> fields = asked.stream()
                .filter(Value.FieldOf.class::isInstance)
                .map(Value.FieldOf.class::cast)
                .map(Value.FieldOf::fullName)
                .collect(Collectors.toSet());
        List<CallGraph.Site> all = program.neighbours().ofFile(method).stream()
                .flatMap(m -> symbols.sites().in(m, FactKind.INTERRUPTS).stream())
                .filter(site -> isOfLoop(site, method, loop))
                .toList();
        return asksUnknown || all.stream().anyMatch(site -> endsLoop(site.method(), fields))
                ? Optional.empty()
                : all.stream().findFirst();
    }

    /** Whether a call interrupts the thread of the loop: its own in the loop, or one that code outside of it got hold of. */
    private boolean isOfLoop(CallGraph.Site site, MethodModel method, BitSet loop) {
        List<Value> arguments = program.arguments(site);
        if (arguments.isEmpty()) {
            return false;
        }
        return switch (site.call().method().name()) {
            case "cancel" ->
                arguments.size() > 1
                        && arguments.get(1) instanceof Value.Constant c
                        && c.value().equals(Optional.of(1L));
            case "shutdownNow" ->
                program.neighbours().ofFile(method).stream().anyMatch(m -> submitsTo(m, arguments.get(0)));
            default ->
                !isCurrentThread(site.method(), arguments.get(0)) || site.method() == method && loop.get(site.block());
        };
    }

    private boolean isCurrentThread(MethodModel method, Value value) {
        return value.callIn(method)
                .filter(call -> symbols.knowledge().is(FactKind.CURRENT_THREAD, call.method()))
                .isPresent();
    }

    private boolean submitsTo(MethodModel method, Value executor) {
        return symbols.sites().in(method, FactKind.SUBMITS).stream()
                .flatMap(site -> program.arguments(site).stream().limit(1))
                .anyMatch(executor::equals);
    }

    /** Whether a method sets a field that the loop asks, or closes something, itself or in what it calls. */
    private boolean endsLoop(MethodModel method, Set<String> asked) {
        return setsOrCloses(method, asked)
                || Calls.in(method, call -> true).stream()
                        .flatMap(site -> symbols.calls().targets(site.call()).stream())
                        .anyMatch(target -> setsOrCloses(target, asked));
    }

    private boolean setsOrCloses(MethodModel method, Set<String> asked) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(op -> op instanceof Op.StoreField s && asked.contains(symbols.fieldName(s.field()))
                        || op instanceof Op.Call call && selectors.givesUp(call));
    }

    private static Misuse misuse(CallGraph.Site select, CallGraph.Site interrupt) {
        return new Misuse(
                Misuse.Kind.INTERRUPT_NOT_ASKED,
                select,
                "it returns at once from then on, and the loop never leaves",
                Step.at(interrupt, "the interrupt status of the thread is set")
                        .then(select, "nothing in the loop asks for it"));
    }
}
