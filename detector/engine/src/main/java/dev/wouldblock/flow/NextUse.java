package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What is done first to the buffer of a field, from some points of the program on. Exceptions are not followed. */
final class NextUse {
    /**
     * Where what the buffer holds is given up.
     *
     * @param what what happens there, for the message
     */
    record Place(MethodModel method, Position position, String what) {}

    private enum Touch {
        NONE,
        EMPTIES,
        LOOKS,
        IN_CALLED_METHOD
    }

    /** A method that is entered; one of its parameters may be the buffer. */
    private record Start(MethodModel method, int parameter) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Effects effects;
    private final String field;
    private final Map<Start, Boolean> entered = new HashMap<>();
    private Optional<Place> place = Optional.empty();
    private boolean looked;

    NextUse(Symbols symbols, Numberings numberings, Effects effects, String field) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.effects = effects;
        this.field = field;
    }

    /** Whether something may be done first that does not give up what the buffer holds. */
    boolean isLooked() {
        return looked;
    }

    /** The first place that gives up what the buffer holds; empty when no use of it was met. */
    Optional<Place> place() {
        return place;
    }

    /** Follows a method from an operation on; whether it may return without having touched the buffer. */
    boolean isUntouchedFrom(MethodModel method, int block, int op) {
        return follow(new Start(method, Op.NONE), block, op);
    }

    private boolean follow(Start start, int block, int op) {
        List<Block> blocks = start.method().blocks();
        boolean returns = false;
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> work = new ArrayDeque<>();
        if (!isTouched(start, block, op)) {
            returns = leave(blocks.get(block).terminator(), seen, work);
        }
        while (!work.isEmpty() && !looked) {
            int next = work.poll();
            if (!isTouched(start, next, 0)) {
                returns |= leave(blocks.get(next).terminator(), seen, work);
            }
        }
        return returns;
    }

    private static boolean leave(Terminator end, Set<Integer> seen, Deque<Integer> work) {
        Numbering.successors(end).stream().filter(seen::add).forEach(work::add);
        return end instanceof Terminator.Return;
    }

    /** Whether a block touches the buffer. */
    private boolean isTouched(Start start, int block, int from) {
        List<Op> ops = start.method().blocks().get(block).ops();
        for (int i = from; i < ops.size(); i++) {
            Op op = ops.get(i);
            Touch touch = touch(start, op, numberings.of(start.method()).taken(block, i));
            looked |= touch == Touch.LOOKS;
            if (touch == Touch.EMPTIES && place.isEmpty()) {
                place = Optional.of(new Place(start.method(), op.position(), what(op)));
            }
            if (touch != Touch.NONE) {
                return true;
            }
        }
        return false;
    }

    private static String what(Op op) {
        return op instanceof Op.Call call
                ? "the next user of the buffer calls " + call.method().name() + "()"
                : "the field gets another buffer";
    }

    private Touch touch(Start start, Op op, List<Value> taken) {
        if (op instanceof Op.StoreField s) {
            return symbols.fieldName(s.field()).equals(field) ? Touch.EMPTIES : Touch.NONE;
        }
        List<Integer> given = IntStream.range(0, taken.size())
                .filter(i -> isBuffer(start, taken.get(i)))
                .boxed()
                .toList();
        if (op instanceof Op.Call call && given.size() < 2) {
            return called(call, given.isEmpty() ? Op.NONE : given.get(0));
        }
        return given.isEmpty() ? Touch.NONE : Touch.LOOKS;
    }

    private boolean isBuffer(Start start, Value value) {
        return start.parameter() != Op.NONE && value.equals(new Value.Param(start.parameter()))
                || ModeTable.fieldKey(value).equals(Optional.of(field));
    }

    /** @param argument number of the argument that is the buffer, or {@link Op#NONE} */
    private Touch called(Op.Call call, int argument) {
        List<MethodModel> targets = symbols.calls().targets(call);
        if (targets.isEmpty()) {
            return argument == Op.NONE ? Touch.NONE : known(call, argument);
        }
        boolean untouched = false;
        for (MethodModel target : targets) {
            boolean concerned =
                    argument != Op.NONE || effects.of(target).fields().contains(field);
            untouched |= !concerned || enter(new Start(target, argument));
        }
        return untouched && !looked ? Touch.NONE : Touch.IN_CALLED_METHOD;
    }

    private boolean enter(Start start) {
        Boolean known = entered.get(start);
        if (known == null) {
            // A method that calls itself returns by its other ways.
            entered.put(start, false);
            known = follow(start, 0, 0);
            entered.put(start, known);
        }
        return known;
    }

    /** A call outside the program that is given the buffer. */
    private Touch known(Op.Call call, int argument) {
        boolean onBuffer = call.hasReceiver() && argument == 0;
        Touch touch = Touch.LOOKS;
        for (Fact fact : symbols.knowledge().about(call.method())) {
            switch (fact.kind()) {
                case DISCARDS, OVERWRITES -> {
                    return onBuffer ? Touch.EMPTIES : Touch.LOOKS;
                }
                case OPERATION -> {
                    Operation operation = Operation.of(fact);
                    return operation == Operation.READ || operation == Operation.RECEIVE ? Touch.EMPTIES : Touch.LOOKS;
                }
                case LOOKS -> {
                    return fact.value("at", "").equals("constant") ? Touch.NONE : Touch.LOOKS;
                }
                case KEEPS, CONSUMES -> {
                    return Touch.LOOKS;
                }
                case SAME, LOGS, PURE -> touch = Touch.NONE;
                // The others say nothing of buffers.
                default -> {}
            }
        }
        return touch;
    }
}
