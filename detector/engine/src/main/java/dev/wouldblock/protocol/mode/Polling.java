package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Non-blocking mode is for one thread that serves several channels; one that sleeps between attempts at one serves none. */
final class Polling implements Protocol {
    /** What the loop does anyway, with or without a channel that would block. */
    private static final Set<FactKind> HARMLESS = Set.of(
            FactKind.LOGS,
            FactKind.PURE,
            FactKind.LOOKS,
            FactKind.KEEPS,
            FactKind.DISCARDS,
            FactKind.CONNECTS,
            FactKind.ASKS_MODE,
            FactKind.SAME);

    private final Symbols symbols;
    private final ChannelCalls calls;
    private final ChannelUses uses;

    Polling(Symbols symbols, ChannelCalls calls, ChannelUses uses) {
        this.symbols = symbols;
        this.calls = calls;
        this.uses = uses;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (ChannelCall known : calls.of(method, FactKind.CONFIGURES)) {
            List<Value> arguments = calls.arguments(known.site());
            if (Streams.isFalse(arguments.get(1))) {
                polled(uses.of(method, arguments.get(0))).ifPresent(pause -> found.add(misuse(known, pause)));
            }
        }
        return found;
    }

    /** The pause between two attempts at a channel that no selector serves and that nobody else has. */
    private Optional<Pause> polled(ChannelUses.Uses all) {
        boolean isOwn =
                all.isMade() && !all.isLost() && all.of(FactKind.REGISTERS).isEmpty();
        return isOwn
                ? all.of(FactKind.OPERATION).stream()
                        .flatMap(o -> pause(o).stream())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * A call that parks the thread for some time.
     *
     * @param operation the attempt before and after it
     */
    private record Pause(ChannelCall operation, CallGraph.Site site) {}

    /** A point of a search: the next operation, and the pause on the way there. */
    private record Point(int block, int op, Optional<CallGraph.Site> pause) {}

    /** A pause after an operation that leads to nothing else than the next attempt. */
    private Optional<Pause> pause(ChannelCall operation) {
        MethodModel method = operation.site().method();
        Point start = new Point(operation.site().block(), operation.site().op() + 1, Optional.empty());
        Deque<Point> work = new ArrayDeque<>(List.of(start));
        Set<Point> seen = new HashSet<>();
        while (!work.isEmpty()) {
            Point point = work.remove();
            Block block = method.blocks().get(point.block());
            boolean isHome = point.block() == operation.site().block()
                    && point.op() <= operation.site().op();
            int end = isHome ? operation.site().op() : block.ops().size();
            if (!block.ops().subList(point.op(), end).stream().allMatch(this::isIdle)) {
                continue;
            }
            Optional<CallGraph.Site> pause = point.pause().or(() -> pauseIn(method, point, end));
            if (!isHome) {
                for (int next : Numbering.successors(block.terminator())) {
                    Point there = new Point(next, 0, pause);
                    if (seen.add(there)) {
                        work.add(there);
                    }
                }
            } else if (pause.isPresent()) {
                return pause.map(p -> new Pause(operation, p));
            }
        }
        return Optional.empty();
    }

    private Optional<CallGraph.Site> pauseIn(MethodModel method, Point from, int end) {
        List<Op> ops = method.blocks().get(from.block()).ops();
        for (int i = from.op(); i < end; i++) {
            if (ops.get(i) instanceof Op.Call call && isPause(call)) {
                return Optional.of(new CallGraph.Site(method, from.block(), i, call));
            }
        }
        return Optional.empty();
    }

    private boolean isPause(Op.Call call) {
        return symbols.knowledge()
                .blocks(call.method())
                .filter(fact -> fact.value("why", "").equals("time"))
                .isPresent();
    }

    /** Whether an operation does no other work, and is no reason to wait for some time only. */
    private boolean isIdle(Op op) {
        if (op instanceof Op.Compute compute) {
            // A count of attempts is a time limit.
            return compute.operator() != Op.Operator.ADD && compute.operator() != Op.Operator.SUBTRACT;
        }
        if (!(op instanceof Op.Call call)) {
            return true;
        }
        List<Fact> facts = symbols.knowledge().about(call.method());
        if (isPause(call)) {
            return true;
        }
        if (facts.stream().anyMatch(fact -> fact.kind() == FactKind.CLOCK)) {
            return false;
        }
        return facts.stream().anyMatch(fact -> HARMLESS.contains(fact.kind()))
                || call.method().owner().startsWith("java/lang/")
                || isPlain(symbols.calls().targets(call));
    }

    /** Whether methods call nothing, as getters do. */
    private static boolean isPlain(List<MethodModel> methods) {
        return !methods.isEmpty()
                && methods.stream().allMatch(m -> Calls.in(m, call -> true).isEmpty());
    }

    private static Misuse misuse(ChannelCall known, Pause pause) {
        Step tried = Step.at(known.site(), "the channel is put into non-blocking mode")
                .then(
                        pause.operation().site(),
                        pause.operation().call().method().display() + " is tried");
        return new Misuse(
                Misuse.Kind.NON_BLOCKING_NOT_NEEDED,
                known.site(),
                "the thread sleeps while data waits",
                tried.then(
                        pause.site(),
                        "the thread pauses and tries again; nothing registers the channel with a selector"));
    }
}
