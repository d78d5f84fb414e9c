package dev.wouldblock.region;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tests of the current thread come out on a loop's thread: {@code inEventLoop()}, {@code Thread.currentThread() ==
 * loopThread}, whose only sense is to tell whether this is the loop, and small methods that answer either.
 */
final class ThreadTests {
    /** A method that answers one test is no longer than this. */
    private static final int SMALL = 8;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<MethodModel, BitSet> onLoopThread = new IdentityHashMap<>();
    private final Map<MethodModel, Optional<Boolean>> answers = new IdentityHashMap<>();

    ThreadTests(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** The blocks of a method that a loop's thread can reach. */
    BitSet onLoopThread(MethodModel method) {
        BitSet known = onLoopThread.get(method);
        if (known == null) {
            known = reachable(method);
            onLoopThread.put(method, known);
        }
        return known;
    }

    private BitSet reachable(MethodModel method) {
        Numbering numbering = numberings.of(method);
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int number = work.remove();
            if (seen.get(number) || !numbering.isReachable(number)) {
                continue;
            }
            seen.set(number);
            Block block = method.blocks().get(number);
            for (int next : Numbering.successors(block.terminator())) {
                if (!isCut(method, numbering, number, next)) {
                    work.add(next);
                }
            }
            block.handlers().forEach(handler -> work.add(handler.target()));
        }
        return seen;
    }

    /** Whether a loop's thread never goes from one block to the next. */
    private boolean isCut(MethodModel method, Numbering numbering, int number, int next) {
        if (!(method.blocks().get(number).terminator() instanceof Terminator.Branch branch)
                || branch.whenTrue() == branch.whenFalse()) {
            return false;
        }
        boolean isEqual = (next == branch.whenTrue()) == (branch.comparison() == Terminator.Comparison.EQUAL);
        List<Value> operands = numbering.takenByEnd(number);
        if (branch.right() != Op.NONE) {
            return !isEqual && operands.stream().anyMatch(o -> isCurrentThread(method, o));
        }
        // Compared with zero, which is false.
        return answer(method, numbering, operands.get(0))
                .filter(onLoop -> onLoop == isEqual)
                .isPresent();
    }

    private Optional<Boolean> answer(MethodModel method, Numbering numbering, Value tested) {
        if (!(tested instanceof Value.Result r)
                || !(method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call)) {
            return Optional.empty();
        }
        Optional<Fact> guard = symbols.knowledge().find(FactKind.GUARD, call.method());
        if (guard.isPresent()) {
            return Optional.of(guard.get().value("on-loop", "true").equals("true"));
        }
        if (call.method().name().equals("equals")
                && numbering.taken(r.block(), r.op()).stream().anyMatch(a -> isCurrentThread(method, a))) {
            return Optional.of(true);
        }
        List<MethodModel> targets =
                call.method().descriptor().endsWith(")Z") ? symbols.calls().targets(call) : List.of();
        return targets.size() == 1 ? answer(targets.get(0)) : Optional.empty();
    }

    /** What a small method answers on a loop's thread. */
    private Optional<Boolean> answer(MethodModel method) {
        Optional<Boolean> known = answers.get(method);
        if (known == null) {
            // For methods that call each other nothing is known.
            answers.put(method, Optional.empty());
            known = method.blocks().size() <= SMALL ? returned(method) : Optional.empty();
            answers.put(method, known);
        }
        return known;
    }

    private Optional<Boolean> returned(MethodModel method) {
        Numbering numbering = numberings.of(method);
        BitSet reached = onLoopThread(method);
        Set<Optional<Boolean>> found = new HashSet<>();
        for (int b = reached.nextSetBit(0); b >= 0; b = reached.nextSetBit(b + 1)) {
            if (method.blocks().get(b).terminator() instanceof Terminator.Return) {
                for (Value value : merged(
                        method, numbering, reached, numbering.takenByEnd(b).get(0))) {
                    found.add(
                            value instanceof Value.Constant c
                                    ? c.value().map(v -> !v.equals(0L))
                                    : answer(method, numbering, value));
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    /** A value, or those that meet in it on a loop's thread. */
    private List<Value> merged(MethodModel method, Numbering numbering, BitSet reached, Value value) {
        if (!(value instanceof Value.Phi phi)) {
            return List.of(value);
        }
        List<Value> values = new ArrayList<>();
        for (int b = reached.nextSetBit(0); b >= 0; b = reached.nextSetBit(b + 1)) {
            Block block = method.blocks().get(b);
            for (int next : Numbering.successors(block.terminator())) {
                if (next == phi.block() && !isCut(method, numbering, b, next)) {
                    values.add(numbering.before(b, block.ops().size()).get(phi.register()));
                }
            }
        }
        return values;
    }

    private static boolean isCurrentThread(MethodModel method, Value value) {
        return value instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                && call.method().owner().equals("java/lang/Thread")
                && call.method().name().equals("currentThread");
    }
}
