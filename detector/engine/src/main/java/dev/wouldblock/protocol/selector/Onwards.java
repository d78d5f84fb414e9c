package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may run after a call: the rest of its method, the methods and lambdas that are called or made there, and what the
 * callers do when it returns. A watcher sees each call and says whether the way goes on; exceptions are not followed.
 */
final class Onwards {
    private static final int MAX_UP = 3;
    private static final int MAX_CALLS = 3_000;

    /**
     * What the ways are about.
     *
     * @param method the method of the first call, or the caller that it has returned to
     * @param value what it is there; empty where the method has no name for it
     */
    record Subject(MethodModel method, Optional<Value> value) {}

    /** Looks at the calls on the way. */
    interface Watcher {
        /**
         * @param site the call
         * @param arguments what it is given, the receiver first, in the names of the subject's method
         * @return false when the way ends here
         */
        boolean passes(CallGraph.Site site, List<Value> arguments, Subject subject);

        /**
         * A method returns to one of its callers.
         *
         * @param isKnown whether it has no result, or one that is the same on all ways
         * @return false when the ways in this caller are not looked at
         */
        default boolean returns(CallGraph.Site caller, boolean isKnown) {
            return true;
        }

        /** What a call is known to answer there. */
        default Optional<Long> answer(CallGraph.Site site, List<Value> arguments, Subject subject) {
            return Optional.empty();
        }

        /** Whether the way is about something else once a value is computed anew. */
        default boolean isReplaced(Value anew, Subject subject) {
            return subject.value().filter(v -> v.contains(anew)).isPresent();
        }

        /** A method has returned whose callers are not in the program, or do not know the subject. */
        void leaves(Subject subject);
    }

    private final Symbols symbols;
    private final Numberings numberings;
    private final Watcher watcher;
    private final int maxDown;
    private final Map<MethodModel, Entered> entered = new HashMap<>();
    private final Set<CallGraph.Site> returnedTo = new HashSet<>();
    private int calls;

    /** @param maxDown how many calls deep the called methods are looked into */
    Onwards(SelectorProgram program, Watcher watcher, int maxDown) {
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.watcher = watcher;
        this.maxDown = maxDown;
    }

    /** A method on the way: what its parameters are in the names of the first method, and what is known of its values. */
    private record Frame(
            MethodModel method, Optional<List<Value>> bound, Subject subject, Map<Value, Long> known, int down) {}

    /**
     * A method that was looked into.
     *
     * @param down how many calls deep: from nearer more of what it calls is in reach
     */
    private record Entered(int down, boolean mayReturn) {}

    /** Whether the way was followed to its end: where it is too long, nothing is known. */
    boolean isComplete() {
        return calls <= MAX_CALLS;
    }

    /**
     * Follows the ways after a call.
     *
     * @param subject what they are about, as the method of the call names it: they end where it becomes another
     * @param answer what the call is known to answer
     */
    void after(CallGraph.Site site, Optional<Value> subject, Optional<Long> answer) {
        after(site, subject, answer, 0);
    }

    private void after(CallGraph.Site site, Optional<Value> subject, Optional<Long> answer, int up) {
        Map<Value, Long> known = new HashMap<>();
        answer.ifPresent(a -> known.put(site.result(), a));
        Subject about = new Subject(site.method(), subject);
        Frame frame = new Frame(site.method(), Optional.empty(), about, known, 0);
        Set<Optional<Long>> returned = follow(frame, site.block(), site.op() + 1);
        if (returned.isEmpty()) {
            return;
        }
        List<CallGraph.Site> callers = symbols.calls().callers(site.method());
        boolean isOwn = subject.filter(s -> !Given.is(s)).isPresent();
        if (callers.isEmpty() || isOwn || up == MAX_UP) {
            watcher.leaves(about);
            return;
        }
        Optional<Long> result = returned.size() == 1 ? returned.iterator().next() : Optional.empty();
        boolean isKnown = result.isPresent() || site.method().descriptor().endsWith("V");
        for (CallGraph.Site caller : callers) {
            List<Value> arguments = Calls.arguments(numberings, caller);
            if (!arguments.isEmpty() && watcher.returns(caller, isKnown) && returnedTo.add(caller)) {
                after(caller, subject.flatMap(s -> Given.renamed(s, arguments)), result, up + 1);
            }
        }
    }

    /** Follows a method from a place on; what it may answer, nothing when it does not return. */
    private Set<Optional<Long>> follow(Frame frame, int block, int op) {
        Set<Optional<Long>> returned = new HashSet<>();
        Numbering numbering = numberings.of(frame.method());
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(block));
        int first = op;
        while (!work.isEmpty()) {
            int number = work.poll();
            Block code = frame.method().blocks().get(number);
            Numbering.State state = numbering.before(number, first);
            boolean isAnother = first == 0
                    && Arrays.stream(numbering.phis(number)).anyMatch(r -> isReplaced(frame, new Value.Phi(number, r)));
            if (!isAnother && passes(frame, number, first, code, state, numbering)) {
                if (code.terminator() instanceof Terminator.Return r) {
                    returned.add(r.value() == Op.NONE ? Optional.empty() : known(frame, state.get(r.value())));
                }
                for (int next : next(frame, code.terminator(), state)) {
                    if (!seen.get(next)) {
                        seen.set(next);
                        work.add(next);
                    }
                }
            }
            first = 0;
        }
        return returned;
    }

    private boolean passes(Frame frame, int number, int first, Block code, Numbering.State state, Numbering numbering) {
        for (int i = first; i < code.ops().size(); i++) {
            Op op = code.ops().get(i);
            if (isReplaced(frame, new Value.Result(number, i))
                    || op instanceof Op.Call call
                            && !passes(frame, new CallGraph.Site(frame.method(), number, i, call), state)) {
                return false;
            }
            if (op instanceof Op.Lambda lambda) {
                List<Value> captures = named(frame, state.get(lambda.captures()));
                symbols.calls()
                        .targets(lambda.target(), lambda.dispatch())
                        .forEach(body -> mayReturn(frame, body, captures));
            }
            numbering.step(state, number, i, op);
        }
        return true;
    }

    private boolean isReplaced(Frame frame, Value anew) {
        return frame.down() == 0 && watcher.isReplaced(anew, frame.subject());
    }

    private boolean passes(Frame frame, CallGraph.Site site, Numbering.State state) {
        if (++calls > MAX_CALLS) {
            return false;
        }
        List<Value> arguments = named(frame, state.get(site.call().arguments()));
        if (!watcher.passes(site, arguments, frame.subject())) {
            return false;
        }
        watcher.answer(site, arguments, frame.subject())
                .ifPresent(a -> frame.known().put(site.result(), a));
        List<MethodModel> targets = symbols.calls().targets(site.call());
        if (targets.isEmpty()) {
            return true;
        }
        boolean anyReturns = false;
        for (MethodModel target : targets) {
            anyReturns |= mayReturn(frame, target, arguments);
        }
        return anyReturns;
    }

    /** Looks into a called method; whether it may return. */
    private boolean mayReturn(Frame frame, MethodModel target, List<Value> arguments) {
        if (frame.down() == maxDown) {
            return true;
        }
        int down = frame.down() + 1;
        Entered known = entered.get(target);
        if (known != null && known.down() <= down) {
            return known.mayReturn();
        }
        entered.put(target, new Entered(down, true));
        Frame below = new Frame(target, Optional.of(arguments), frame.subject(), new HashMap<>(), down);
        boolean mayReturn = !follow(below, 0, 0).isEmpty();
        entered.put(target, new Entered(down, mayReturn));
        return mayReturn;
    }

    private static List<Value> named(Frame frame, List<Value> values) {
        return values.stream().map(value -> named(frame, value)).toList();
    }

    /** A value in the names of the first method; what a called method makes has none there. */
    private static Value named(Frame frame, Value value) {
        return frame.bound().isEmpty()
                ? value
                : Given.renamed(value, frame.bound().get())
                        .orElse(new Value.FieldOf(
                                Optional.empty(), frame.method().key(), value.toString()));
    }

    private static Optional<Long> known(Frame frame, Value value) {
        Long answer = frame.known().get(value);
        return answer != null
                ? Optional.of(answer)
                : value instanceof Value.Constant c && c.value().orElse("") instanceof Long number
                        ? Optional.of(number)
                        : Optional.empty();
    }

    private static List<Integer> next(Frame frame, Terminator end, Numbering.State state) {
        if (end instanceof Terminator.Branch b) {
            Optional<Long> left = known(frame, state.get(b.left()));
            boolean withZero = b.right() == Op.NONE || isNull(state.get(b.right()));
            Optional<Long> right = withZero ? Optional.of(0L) : known(frame, state.get(b.right()));
            if (left.isPresent() && right.isPresent()) {
                return List.of(b.comparison().holds(left.get(), right.get()) ? b.whenTrue() : b.whenFalse());
            }
        }
        return Numbering.successors(end);
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Constant c && c.value().isEmpty();
    }
}
