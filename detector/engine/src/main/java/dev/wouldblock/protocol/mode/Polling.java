package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
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
import java.util.stream.Stream;

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
    private record Pause(ChannelCall operation, Op.Call call) {}

    /** A point of a search: the next operation, and the pause on the way there. */
    private record Point(int block, int op, Optional<Op.Call> pause) {}

    /** A pause after an operation that leads to nothing else than the next attempt. */
    private Optional<Pause> pause(ChannelCall operation) {
        List<Block> blocks = operation.site().method().blocks();
        Point start = new Point(operation.site().block(), operation.site().op() + 1, Optional.empty());
        Deque<Point> work = new ArrayDeque<>(List.of(start));
        Set<Point> seen = new HashSet<>();
        while (!work.isEmpty()) {
            Point point = work.remove();
            Block block = blocks.get(point.block());
            boolean isHome = point.block() == operation.site().block()
                    && point.op() <= operation.site().op();
            int end = isHome ? operation.site().op() : block.ops().size();
            List<Op> ops = block.ops().subList(point.op(), end);
            Optional<Op.Call> pause = point.pause()
                    .or(() -> ops.stream()
                            .flatMap(Polling::call)
                            .filter(this::isPause)
                            .findFirst());
            if (!ops.stream().allMatch(this::isIdle)) {
                continue;
            }
            if (isHome) {
                if (pause.isPresent()) {
                    return pause.map(p -> new Pause(operation, p));
                }
                continue;
            }
            for (int next : Numbering.successors(block.terminator())) {
                Point there = new Point(next, 0, pause);
                if (seen.add(there)) {
                    work.add(there);
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<Op.Call> call(Op op) {
        return op instanceof Op.Call call ? Stream.of(call) : Stream.empty();
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
                && methods.stream()
                        .flatMap(m -> m.blocks().stream())
                        .flatMap(b -> b.ops().stream())
                        .flatMap(Polling::call)
                        .findAny()
                        .isEmpty();
    }

    private Misuse misuse(ChannelCall known, Pause pause) {
        MethodModel method = known.site().method();
        Step configured =
                new Step(null, method, known.call().position(), "the channel is put into non-blocking mode", 0);
        Step tried = new Step(
                configured,
                pause.operation().site().method(),
                pause.operation().call().position(),
                pause.operation().call().method().display() + " is tried",
                0);
        return new Misuse(
                Misuse.Kind.NON_BLOCKING_NOT_NEEDED,
                method,
                known.call().position(),
                known.call().method().display(),
                "the thread sleeps while data waits",
                new Step(
                        tried,
                        pause.operation().site().method(),
                        pause.call().position(),
                        "the thread pauses and tries again; nothing registers the channel with a selector",
                        0),
                true,
                Optional.empty());
    }
}
