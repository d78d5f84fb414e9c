package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
            withoutExceptions.or(Flow.withoutExceptions(method, numbering));
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
        return !Flow.fromStart(method, numbering, (from, to) -> !isAnsweredTrue(from, to, questions, about))
                .get(block);
    }

    /** Whether such a method was called on a value on every way to an operation. */
    boolean isAfterCall(int block, int op, Value value, Predicate<Op.Call> wanted) {
        return isCalledOn(block, op, value, wanted)
                || !Flow.fromStart(
                                method,
                                numbering,
                                (from, to) -> !isCalledOn(
                                        from, method.blocks().get(from).ops().size(), value, wanted))
                        .get(block);
    }

    private boolean isCalledOn(int block, int end, Value value, Predicate<Op.Call> wanted) {
        List<Op> ops = method.blocks().get(block).ops();
        for (int i = 0; i < end; i++) {
            if (ops.get(i) instanceof Op.Call call
                    && call.hasReceiver()
                    && wanted.test(call)
                    && numbering.taken(block, i).get(0).equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a way from a block to the next is taken for the answer true alone. */
    private boolean isAnsweredTrue(int from, int to, Set<String> questions, Value about) {
        if (!(method.blocks().get(from).terminator() instanceof Terminator.Branch branch)
                || branch.right() != Op.NONE
                || branch.whenTrue() == branch.whenFalse()) {
            return false;
        }
        boolean isTrue = (to == branch.whenTrue()) == (branch.comparison() == Terminator.Comparison.NOT_EQUAL);
        return isTrue
                && numbering
                        .takenByEnd(from)
                        .get(0)
                        .callIn(method)
                        .filter(call -> questions.contains(call.method().name()) && call.hasReceiver())
                        .flatMap(numbering::arguments)
                        .map(arguments -> arguments.get(0))
                        .filter(asked -> asked.equals(about) || areOfOneQueue(asked, about))
                        .isPresent();
    }

    /** As in {@code queue.peek().isDone()} before {@code queue.remove().get()}. */
    private boolean areOfOneQueue(Value one, Value other) {
        Optional<Value> first = source(one);
        return first.isPresent() && first.equals(source(other));
    }

    private Optional<Value> source(Value value) {
        return value.callIn(method)
                .filter(call -> call.hasReceiver() && call.method().arity() == 0)
                .flatMap(numbering::arguments)
                .map(arguments -> arguments.get(0));
    }

    static Optional<Set<String>> questions(Fact fact) {
        Set<String> done = names(fact, "done");
        return done.isEmpty() ? Optional.empty() : Optional.of(done);
    }

    /** The methods that a key of a fact names. */
    static Set<String> names(Fact fact, String key) {
        String names = fact.value(key, "");
        return names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }
}
