package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A channel that is used again after a wait for its operation was given up, or after the operation's own timeout. */
final class AbandonedOperation implements Protocol {
    private static final String TIMED_OUT = "java/nio/channels/InterruptedByTimeoutException";
    /** Types that catch a {@code TimeoutException}; only the first is meant for it. */
    private static final List<String> CATCHES =
            List.of("java/util/concurrent/TimeoutException", "java/lang/Exception", "java/lang/Throwable");

    private static final List<String> CATCHES_TIMED_OUT =
            List.of(TIMED_OUT, "java/io/IOException", "java/lang/Exception", "java/lang/Throwable");

    private final AsyncProgram program;
    private final AsyncOperations operations;
    private final CompletionHandlers handlers;

    AbandonedOperation(AsyncProgram program, CompletionHandlers handlers) {
        this.program = program;
        this.operations = program.operations();
        this.handlers = handlers;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        if (operations.in(method).isEmpty()) {
            return found;
        }
        for (CallGraph.Site site : Calls.in(method, call -> true)) {
            operations
                    .askedBy(method, site.call())
                    .filter(o -> o.isExclusive() && isOnlyWaitedFor(o))
                    .ifPresent(o -> afterWait(o, site, found));
        }
        operations.in(method).stream()
                .filter(o -> o.isExclusive() && o.timeout().isPresent())
                .forEach(o -> afterOwnTimeout(o, found));
        return found;
    }

    /** Whether the future is at hand in this method alone, so that nobody waits for it once more. */
    private boolean isOnlyWaitedFor(AsyncOperation operation) {
        return program.numberings().of(operation.method()).uses(operation.future()).stream()
                .allMatch(op -> op instanceof Op.Call call
                        && operations.askedBy(operation.method(), call).isPresent());
    }

    private void afterWait(AsyncOperation operation, CallGraph.Site site, List<Misuse> found) {
        MethodModel method = operation.method();
        Step start = Step.at(operation.site(), "the " + operation.verb() + " is started here");
        if (site.call().method().name().equals("cancel")) {
            String what = "the channel allows no " + operation.verb() + " after a cancellation, or is closed by it";
            AbandonedWalk walk = walk(operation);
            walk.run(site.block(), site.op() + 1);
            add(walk, start.then(site, "it is cancelled"), what, true, found);
        } else if (site.call().method().name().equals("get")
                && site.call().method().arity() == 2) {
            for (Block.Handler handler : method.blocks().get(site.block()).handlers()) {
                int type = CATCHES.indexOf(handler.type());
                if (type >= 0) {
                    String what = operation.second() + " is thrown"
                            + (operation.kind() == AsyncOperation.Kind.READ
                                    ? ", and bytes that come late go into the abandoned buffer"
                                    : "");
                    AbandonedWalk walk = walk(operation);
                    walk.runHandler(site.block(), site.op(), handler.target());
                    add(walk, start.then(site, "the wait for it may end by a timeout"), what, type == 0, found);
                    return;
                }
            }
        }
    }

    private AbandonedWalk walk(AsyncOperation operation) {
        return new AbandonedWalk(program, operation.method(), operation, operation.channel());
    }

    /** The handler of an operation that has a time limit: the direction is dead after it. */
    private void afterOwnTimeout(AsyncOperation operation, List<Misuse> found) {
        Step start = Step.at(operation.site(), "the " + operation.verb() + " with a time limit is started here");
        List<MethodModel> bodies = handlers.bodies(operation, "failed");
        for (MethodModel body : bodies) {
            for (Value channel : handlers.inside(operation, body, operation.channel())) {
                TimedOut walk = new TimedOut(program, operation, body, channel);
                walk.run(0, 0);
                Step failed = new Step(start, body, body.position(), "the time is over, and failed is called", 1);
                String what = "an IllegalStateException is thrown: no more " + operation.verb() + " is allowed";
                add(walk, failed, what, bodies.size() == 1, found);
            }
        }
    }

    private static void add(
            AbandonedWalk walk, Step before, String consequence, boolean isCertain, List<Misuse> found) {
        for (PendingWalk.Early early : walk.again()) {
            found.add(new Misuse(
                            Misuse.Kind.USED_AFTER_TIMEOUT,
                            early.site(),
                            consequence,
                            before.then(early.site(), "the channel is used again"))
                    .onlyIf(isCertain && early.isCertain()));
        }
    }

    /** Goes through {@code failed} as if the time were over. */
    private static final class TimedOut extends AbandonedWalk {
        private static final Value CAUSE = new Value.Param(1);

        private final boolean hasLimit;
        private boolean isAsked;

        TimedOut(AsyncProgram program, AsyncOperation operation, MethodModel body, Value channel) {
            super(program, body, operation, channel);
            this.hasLimit = operation.timeout().orElseThrow() instanceof Value.Constant c
                    && c.value().filter(v -> v instanceof Long l && l > 0).isPresent();
        }

        @Override
        Optional<Boolean> decide(Terminator.Branch branch, Value left, Optional<Value> right) {
            if (left instanceof Value.Computed c
                    && c.operator() == Op.Operator.INSTANCE_OF
                    && c.operands().get(0).equals(CAUSE)
                    && c.operands().get(1) instanceof Value.Constant type) {
                boolean isOf = CATCHES_TIMED_OUT.contains(type.value().orElse(""));
                isAsked |= isOf && type.value().orElse("").equals(TIMED_OUT);
                boolean isTrue = branch.comparison() == Terminator.Comparison.NOT_EQUAL;
                return Optional.of(isOf == isTrue);
            }
            return Optional.empty();
        }

        /** A limit that may be 0 is none, unless the handler speaks of it. */
        @Override
        List<PendingWalk.Early> again() {
            return hasLimit || isAsked ? super.again() : List.of();
        }
    }
}
