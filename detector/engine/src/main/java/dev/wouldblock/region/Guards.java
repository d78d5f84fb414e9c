package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Tests in a method that decide whether its calls block: of whether there is anything to wait for, and of a failure before. */
final class Guards {
    private static final Set<String> SIZES = Set.of("size", "isEmpty", "remainingCapacity", "peek");

    private final MethodModel method;
    private final Numbering numbering;
    /** Empty until somebody asks: the first block is always among them. */
    private final BitSet withoutExceptions = new BitSet();

    Guards(MethodModel method, Numbering numbering) {
        this.method = method;
        this.numbering = numbering;
    }

    /** The blocks that can be reached without an exception. */
    BitSet withoutExceptions() {
        if (withoutExceptions.isEmpty()) {
            withoutExceptions.or(reachable((call, answer) -> false, false));
        }
        return withoutExceptions;
    }

    /** Whether a method asks a queue how full it is, and so may know that it need not wait. */
    boolean asksSize(Value queue) {
        return calls(SIZES, queue);
    }

    /** Whether the method calls one of these of an object. */
    boolean calls(Set<String> names, Value object) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(op -> op instanceof Op.Call call
                        && names.contains(call.method().name())
                        && call.hasReceiver()
                        && numbering
                                .arguments(call)
                                .filter(a -> a.get(0).equals(object))
                                .isPresent());
    }

    /** Whether a block is only reached after one of these methods has answered true about a value. */
    boolean isAfter(int block, Set<String> questions, Value about) {
        return !reachable((call, answer) -> answer
                        && questions.contains(call.method().name())
                        && call.hasReceiver()
                        && numbering
                                .arguments(call)
                                .filter(a -> a.get(0).equals(about) || areOfOneQueue(a.get(0), about))
                                .isPresent())
                .get(block);
    }

    /** As in {@code queue.peek().isDone()} before {@code queue.remove().get()}. */
    private boolean areOfOneQueue(Value one, Value other) {
        Optional<Value> first = source(one);
        return first.isPresent() && first.equals(source(other));
    }

    private Optional<Value> source(Value value) {
        return value instanceof Value.Result r
                        && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                        && call.hasReceiver()
                        && call.method().arity() == 0
                ? numbering.arguments(call).map(a -> a.get(0))
                : Optional.empty();
    }

    /** The blocks that can be reached when a test of a call's result never goes a way that is cut. */
    private BitSet reachable(BiPredicate<Op.Call, Boolean> cut) {
        return reachable(cut, true);
    }

    private BitSet reachable(BiPredicate<Op.Call, Boolean> cut, boolean withExceptions) {
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        seen.set(0);
        while (!work.isEmpty()) {
            int number = work.poll();
            if (!numbering.isReachable(number)) {
                continue;
            }
            Block block = method.blocks().get(number);
            Optional<Op.Call> tested = tested(number, block);
            for (int next : Numbering.successors(block.terminator())) {
                boolean isCut = tested.isPresent() && cut.test(tested.get(), answer(block, next));
                if (!isCut && !seen.get(next)) {
                    seen.set(next);
                    work.add(next);
                }
            }
            for (Block.Handler handler : withExceptions ? block.handlers() : List.<Block.Handler>of()) {
                if (!seen.get(handler.target())) {
                    seen.set(handler.target());
                    work.add(handler.target());
                }
            }
        }
        return seen;
    }

    /** The call whose boolean result a block ends with a test of. */
    private Optional<Op.Call> tested(int number, Block block) {
        if (block.terminator() instanceof Terminator.Branch branch
                && branch.right() == Op.NONE
                && branch.whenTrue() != branch.whenFalse()
                && numbering.takenByEnd(number).get(0) instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call) {
            return Optional.of(call);
        }
        return Optional.empty();
    }

    private static boolean answer(Block block, int next) {
        Terminator.Branch branch = (Terminator.Branch) block.terminator();
        return (next == branch.whenTrue()) == (branch.comparison() == Terminator.Comparison.NOT_EQUAL);
    }

    static Optional<Set<String>> questions(Fact fact) {
        String done = fact.value("done", "");
        return done.isEmpty() ? Optional.empty() : Optional.of(Set.of(done.split(",")));
    }
}
