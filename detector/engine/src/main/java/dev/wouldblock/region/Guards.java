package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

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
        String done = fact.value("done", "");
        return done.isEmpty() ? Optional.empty() : Optional.of(Set.of(done.split(",")));
    }
}
