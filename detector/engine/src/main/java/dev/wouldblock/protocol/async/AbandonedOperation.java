package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A channel that is used again after a wait for its operation was given up, or after the operation's own timeout. */
final class AbandonedOperation implements Protocol {
    private static final String FUTURE = "java/util/concurrent/Future";
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
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call && isOfFuture(call)) {
                    Value future = operations.arguments(method, call).stream()
                            .findFirst()
                            .orElse(new Value.Param(-1));
                    Optional<AsyncOperation> operation =
                            operations.behind(method, future).filter(o -> o.isExclusive() && isOnlyWaitedFor(o));
                    if (operation.isPresent()) {
                        afterWait(operation.get(), block, b, i, call, found);
                    }
                }
            }
        }
        operations.in(method).stream()
                .filter(o -> o.isExclusive() && o.timeout().isPresent())
                .forEach(o -> afterOwnTimeout(o, found));
        return found;
    }

    private boolean isOfFuture(Op.Call call) {
        return call.hasReceiver()
                && program.symbols().hierarchy().isSubtype(call.method().owner(), FUTURE) == Answer.YES;
    }

    /** Whether the future is at hand in this method alone, so that nobody waits for it once more. */
    private boolean isOnlyWaitedFor(AsyncOperation operation) {
        return program.numberings().of(operation.method()).uses(operation.future()).stream()
                .allMatch(op -> op instanceof Op.Call call && isOfFuture(call));
    }

    private void afterWait(
            AsyncOperation operation, Block block, int number, int index, Op.Call call, List<Misuse> found) {
        MethodModel method = operation.method();
        Step start =
                new Step(null, method, operation.call().position(), "the " + operation.verb() + " is started here", 0);
        if (call.method().name().equals("cancel")) {
            Step cancelled = new Step(start, method, call.position(), "it is cancelled", 0);
            String what = "the channel allows no " + operation.verb() + " after a cancellation, or is closed by it";
            AbandonedWalk walk = walk(operation);
            walk.run(number, index + 1);
            add(walk, method, cancelled, what, true, found);
        } else if (call.method().name().equals("get") && call.method().arity() == 2) {
            Step over = new Step(start, method, call.position(), "the wait for it may end by a timeout", 0);
            for (Block.Handler handler : block.handlers()) {
                int type = CATCHES.indexOf(handler.type());
                if (type >= 0) {
                    String what = operation.second() + " is thrown"
                            + (operation.kind() == AsyncOperation.Kind.READ
                                    ? ", and bytes that come late go into the abandoned buffer"
                                    : "");
                    AbandonedWalk walk = walk(operation);
                    walk.runHandler(number, index, handler.target());
                    add(walk, method, over, what, type == 0, found);
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
        Step start = new Step(
                null,
                operation.method(),
                operation.call().position(),
                "the " + operation.verb() + " with a time limit is started here",
                0);
        List<MethodModel> bodies = handlers.bodies(operation, "failed");
        for (MethodModel body : bodies) {
            for (Value channel : handlers.inside(operation, body, operation.channel())) {
                TimedOut walk = new TimedOut(program, operation, body, channel);
                walk.run(0, 0);
                Step failed = new Step(start, body, body.position(), "the time is over, and failed is called", 1);
                String what = "an IllegalStateException is thrown: no more " + operation.verb() + " is allowed";
                add(walk, body, failed, what, bodies.size() == 1, found);
            }
        }
    }

    private static void add(
            AbandonedWalk walk,
            MethodModel method,
            Step before,
            String consequence,
            boolean isCertain,
            List<Misuse> found) {
        for (PendingWalk.Early early : walk.again()) {
            found.add(new Misuse(
                    Misuse.Kind.USED_AFTER_TIMEOUT,
                    method,
                    early.call().position(),
                    early.call().method().display(),
                    consequence,
                    new Step(before, method, early.call().position(), "the channel is used again", 0),
                    isCertain && early.isCertain(),
                    Optional.empty()));
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
        Optional<Boolean> decide(Terminator.Branch branch, Value left) {
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
