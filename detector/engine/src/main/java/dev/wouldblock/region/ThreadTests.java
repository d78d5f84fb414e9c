package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.BoundedAnswers;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How tests of the current thread come out on a loop's thread: {@code inEventLoop()}, {@code Thread.currentThread() ==
 * loopThread}, whose only sense is to tell whether this is the loop, and small methods that answer either.
 */
final class ThreadTests {
    /** A method that answers one test is no longer than this. */
    private static final int SMALL = 8;
    /** Of small methods that answer what others answer: more than anybody writes. */
    private static final int MAX_CALLS = 4;

    private final Symbols symbols;
    private final Numberings numberings;
    private final BoundedAnswers<BitSet> onLoopThread = new BoundedAnswers<>(MAX_CALLS, this::reachable);
    private final BoundedAnswers<Optional<Boolean>> answers = new BoundedAnswers<>(MAX_CALLS, this::returned);

    ThreadTests(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** The blocks of a method that a loop's thread can reach. */
    BitSet onLoopThread(MethodModel method) {
        return onLoopThread.of(method);
    }

    private BitSet reachable(MethodModel method, int calls) {
        Numbering numbering = numberings.of(method);
        return Flow.fromStart(method, numbering, (from, to) -> !isCut(method, numbering, from, to, calls));
    }

    /** Whether a loop's thread never goes from one block to the next. */
    private boolean isCut(MethodModel method, Numbering numbering, int number, int next, int calls) {
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
        return answer(method, numbering, operands.get(0), calls)
                .filter(onLoop -> onLoop == isEqual)
                .isPresent();
    }

    /** @param calls how many calls deep to look for an answer */
    private Optional<Boolean> answer(MethodModel method, Numbering numbering, Value tested, int calls) {
        Optional<Op.Call> asked = tested.callIn(method);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        MethodRef called = asked.get().method();
        Optional<Fact> guard = symbols.knowledge().find(FactKind.GUARD, called);
        if (guard.isPresent()) {
            return Optional.of(guard.get().value("on-loop", "true").equals("true"));
        }
        if (called.name().equals("equals")
                && numbering.arguments(asked.get()).stream()
                        .flatMap(List::stream)
                        .anyMatch(a -> isCurrentThread(method, a))) {
            return Optional.of(true);
        }
        List<MethodModel> targets =
                called.descriptor().endsWith(")Z") ? symbols.calls().targets(asked.get()) : List.of();
        return targets.size() == 1 && calls > 0 ? answers.of(targets.get(0), calls - 1) : Optional.empty();
    }

    /** What a small method answers on a loop's thread. */
    private Optional<Boolean> returned(MethodModel method, int calls) {
        if (method.blocks().size() > SMALL) {
            return Optional.empty();
        }
        Numbering numbering = numberings.of(method);
        BitSet reached = onLoopThread.of(method, calls);
        Set<Optional<Boolean>> found = new HashSet<>();
        for (int b = reached.nextSetBit(0); b >= 0; b = reached.nextSetBit(b + 1)) {
            if (method.blocks().get(b).terminator() instanceof Terminator.Return) {
                Value value = numbering.takenByEnd(b).get(0);
                for (Value way : merged(method, numbering, reached, value, calls)) {
                    found.add(
                            way instanceof Value.Constant c
                                    ? c.value().map(v -> !v.equals(0L))
                                    : answer(method, numbering, way, calls));
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    /** A value, or those that meet in it on a loop's thread. */
    private List<Value> merged(MethodModel method, Numbering numbering, BitSet reached, Value value, int calls) {
        if (!(value instanceof Value.Phi phi)) {
            return List.of(value);
        }
        List<Value> values = new ArrayList<>();
        for (int b = reached.nextSetBit(0); b >= 0; b = reached.nextSetBit(b + 1)) {
            Block block = method.blocks().get(b);
            for (int next : Numbering.successors(block.terminator())) {
                if (next == phi.block() && !isCut(method, numbering, b, next, calls)) {
                    values.add(numbering.before(b, block.ops().size()).get(phi.register()));
                }
            }
        }
        return values;
    }

    private boolean isCurrentThread(MethodModel method, Value value) {
        return value.callIn(method)
                .filter(call -> symbols.knowledge().is(FactKind.CURRENT_THREAD, call.method()))
                .isPresent();
    }
}
