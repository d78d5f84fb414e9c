package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
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
        for (CallGraph.Site select : Calls.in(method, this::waits)) {
            List<BitSet> loops = new Loops(method).around(select.block());
            if (!loops.isEmpty()) {
                BitSet loop = loops.get(loops.size() - 1);
                Set<String> asked = askedToLeave(method, loop);
                if (!leaves(method, loop)) {
                    interrupt(method, loop, asked).ifPresent(i -> found.add(misuse(select, i)));
                }
            }
        }
        return found;
    }

    private boolean waits(Op.Call call) {
        return selectors.selects(call)
                && symbols.knowledge().waits(call.method()).isPresent();
    }

    /** Whether a loop asks for the interrupt status, waits in another way that ends by it, or asks unknown code whether to go on. */
    private boolean leaves(MethodModel method, BitSet loop) {
        return calls(method, loop).stream().anyMatch(call -> runs(call, 0, new HashSet<>()));
    }

    private boolean runs(Op.Call call, int down, Set<MethodModel> seen) {
        boolean isOther = symbols.knowledge().waits(call.method()).isPresent() && !selectors.selects(call);
        return isOther
                || symbols.knowledge().is(FactKind.ASKS_INTERRUPT, call.method())
                || down < MAX_DOWN
                        && symbols.calls().targets(call).stream()
                                .filter(seen::add)
                                .flatMap(m -> Calls.in(m, c -> true).stream())
                                .anyMatch(site -> runs(site.call(), down + 1, seen));
    }

    private static List<Op.Call> calls(MethodModel method, BitSet loop) {
        return Calls.in(method, c -> true).stream()
                .filter(site -> loop.get(site.block()))
                .map(CallGraph.Site::call)
                .toList();
    }

    /** The fields whose values may end the loop, the name of an unknown call among them. */
    private Set<String> askedToLeave(MethodModel method, BitSet loop) {
        Set<String> found = new HashSet<>();
        Numbering numbering = program.numberings().of(method);
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            Block block = method.blocks().get(b);
            boolean mayLeave = Numbering.successors(block.terminator()).stream().anyMatch(next -> !loop.get(next));
            if (mayLeave && block.terminator() instanceof Terminator.Branch branch && numbering.isReachable(b)) {
                Numbering.State end = numbering.before(b, block.ops().size());
                found.add(name(method, end.get(branch.left())));
            }
        }
        return found;
    }

    private String name(MethodModel method, Value value) {
        if (value instanceof Value.FieldOf f) {
            return f.owner() + "." + f.name();
        }
        return value instanceof Value.Result r
                        && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                ? call.method().name()
                : "";
    }

    /** A call around that interrupts the thread; none where one of them does something else that ends the loop. */
    private Optional<CallGraph.Site> interrupt(MethodModel method, BitSet loop, Set<String> asked) {
        boolean isKnown =
                asked.stream().allMatch(name -> name.isEmpty() || name.equals("isOpen") || name.contains("."));
        List<CallGraph.Site> all = program.neighbours().ofFile(method).stream()
                .flatMap(m -> Calls.in(m, c -> symbols.knowledge().is(FactKind.INTERRUPTS, c.method())).stream())
                .filter(site -> isOfLoop(site, method, loop))
                .toList();
        return isKnown && all.stream().noneMatch(site -> endsLoop(site.method(), asked))
                ? all.stream().findFirst()
                : Optional.empty();
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

    private static boolean isCurrentThread(MethodModel method, Value value) {
        return value instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                && call.method().name().equals("currentThread");
    }

    private boolean submitsTo(MethodModel method, Value executor) {
        return Calls.in(method, c -> symbols.knowledge().is(FactKind.SUBMITS, c.method())).stream()
                .flatMap(site -> program.arguments(site).stream().limit(1))
                .anyMatch(executor::equals);
    }

    private boolean endsLoop(MethodModel method, Set<String> asked) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(op -> op instanceof Op.StoreField s && asked.contains(symbols.fieldName(s.field()))
                        || op instanceof Op.Call call
                                && (selectors.givesUp(call)
                                        || symbols.calls().targets(call).stream()
                                                .anyMatch(t -> t != method && storesAny(t, asked))));
    }

    private boolean storesAny(MethodModel method, Set<String> asked) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(op -> op instanceof Op.StoreField s && asked.contains(symbols.fieldName(s.field()))
                        || op instanceof Op.Call call && selectors.givesUp(call));
    }

    private static Misuse misuse(CallGraph.Site select, CallGraph.Site interrupt) {
        Step set = new Step(
                null, interrupt.method(), interrupt.call().position(), "the interrupt status of the thread is set", 0);
        return new Misuse(
                Misuse.Kind.INTERRUPT_NOT_ASKED,
                select.method(),
                select.call().position(),
                select.call().method().display(),
                "it returns at once from then on, and the loop never leaves",
                new Step(set, select.method(), select.call().position(), "nothing in the loop asks for it", 0),
                true,
                Optional.empty());
    }
}
