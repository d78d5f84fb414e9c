package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A write that may complete in part, or a read that may tell the end of the stream, and nobody looks: neither at the count
 * nor at the buffer.
 */
final class PartialCompletion implements Protocol {
    private static final Value COUNT = new Value.Param(1);
    private static final String FUTURE = "java/util/concurrent/Future";

    private final AsyncProgram program;
    private final Symbols symbols;
    private final AsyncOperations operations;
    private final CompletionHandlers handlers;
    private final LooksAt looks;
    private final Watchers watchers;

    PartialCompletion(AsyncProgram program, CompletionHandlers handlers) {
        this.program = program;
        this.symbols = program.symbols();
        this.operations = program.operations();
        this.handlers = handlers;
        this.looks = new LooksAt(program);
        this.watchers = new Watchers(program, looks);
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (AsyncOperation operation : operations.in(method)) {
            boolean mayBePart = operation.isExclusive() && operation.buffer().isPresent();
            if (mayBePart && operation.handler().isPresent()) {
                unseenByHandler(operation).ifPresent(found::add);
            }
        }
        for (int b = 0; b < method.blocks().size() && !operations.in(method).isEmpty(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call && isGet(call)) {
                    unseenByWaiter(method, b, i, call).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Misuse> unseenByHandler(AsyncOperation operation) {
        List<MethodModel> bodies = handlers.bodies(operation, "completed");
        Optional<Misuse> found = Optional.empty();
        for (MethodModel body : bodies) {
            HandlerCode code = new HandlerCode(program, looks, body);
            if (code.looksAtBuffer() || code.isUnknown() || looks.test(body, COUNT)) {
                return Optional.empty();
            }
            found = operation.kind() == AsyncOperation.Kind.WRITE
                    ? unseenWrite(operation, body, code)
                    : unseenRead(operation, body, code);
            if (found.isEmpty()) {
                return Optional.empty();
            }
        }
        return found;
    }

    private Optional<Misuse> unseenWrite(AsyncOperation operation, MethodModel body, HandlerCode code) {
        Value buffer = operation.buffer().orElseThrow();
        boolean isOutside = buffer instanceof Value.Param
                && symbols.calls().callers(operation.method()).isEmpty();
        if (isOutside && code.signals() || watched(operation, operation.method(), buffer)) {
            return Optional.empty();
        }
        Optional<AsyncOperation> next = code.starts(AsyncOperation.Kind.WRITE);
        String what = next.isPresent()
                ? "completed goes on to the next write"
                : code.closes() ? "completed closes the channel" : "completed does not look what is left";
        return Optional.of(misuse(
                operation,
                "the rest of the buffer is never sent",
                new Step(start(operation), body, body.position(), what, 1),
                // A notice before the end may be lost; a response may not.
                next.isPresent() || !code.closes(),
                "framework-api"));
    }

    private boolean watched(AsyncOperation operation, MethodModel method, Value buffer) {
        if (operation.call().method().arity() == 7) {
            List<Value> parts = program.numberings().of(method).elements(buffer);
            return parts.isEmpty() || parts.stream().anyMatch(p -> !(p instanceof Value.Result));
        }
        return watchers.mayLook(method, buffer, operation.site());
    }

    private Optional<Misuse> unseenRead(AsyncOperation operation, MethodModel body, HandlerCode code) {
        return code.starts(AsyncOperation.Kind.READ)
                .filter(next -> next.handler().isPresent()
                        && handlers.bodies(next, "completed").contains(body))
                .map(next -> misuse(
                        operation,
                        "the end of the stream (-1) is not seen, and completed is called again and again",
                        new Step(
                                new Step(
                                        start(operation),
                                        body,
                                        body.position(),
                                        "completed does not look at the count",
                                        1),
                                next.method(),
                                next.call().position(),
                                "it reads again",
                                1),
                        true,
                        "framework-api"));
    }

    private boolean isGet(Op.Call call) {
        return call.hasReceiver()
                && call.method().name().equals("get")
                && symbols.hierarchy().isSubtype(call.method().owner(), FUTURE) == Answer.YES;
    }

    private Optional<Misuse> unseenByWaiter(MethodModel method, int block, int index, Op.Call call) {
        Optional<AsyncOperation> operation = operations.arguments(method, call).stream()
                .findFirst()
                .flatMap(future -> operations.behind(method, future))
                .filter(o -> o.isExclusive() && o.buffer().isPresent());
        if (operation.isEmpty() || looks.test(method, new Value.Result(block, index))) {
            return Optional.empty();
        }
        AsyncOperation o = operation.get();
        Value buffer = o.buffer().orElseThrow();
        if (watched(o, method, buffer)) {
            return Optional.empty();
        }
        Step waited = new Step(start(o), method, call.position(), "nobody looks at what get answers", 0);
        if (o.kind() == AsyncOperation.Kind.WRITE) {
            return Optional.of(misuse(o, "the rest of the buffer is never sent", waited, true, "blocking-mode"));
        }
        return comesBack(method, block, o.site().block())
                ? Optional.of(misuse(
                        o,
                        "the end of the stream (-1) is not seen, and the loop goes on for ever",
                        waited,
                        true,
                        "blocking-mode"))
                : Optional.empty();
    }

    private static boolean comesBack(MethodModel method, int from, int to) {
        Deque<Integer> work =
                new ArrayDeque<>(Numbering.successors(method.blocks().get(from).terminator()));
        Set<Integer> seen = new HashSet<>();
        while (!work.isEmpty()) {
            int block = work.poll();
            if (seen.add(block)) {
                work.addAll(Numbering.successors(method.blocks().get(block).terminator()));
            }
        }
        return seen.contains(to);
    }

    private static Step start(AsyncOperation operation) {
        return new Step(
                null,
                operation.method(),
                operation.call().position(),
                operation.kind() == AsyncOperation.Kind.WRITE
                        ? "the write may complete when some of the bytes are sent"
                        : "the read may complete with -1",
                0);
    }

    private static Misuse misuse(
            AsyncOperation operation, String consequence, Step trace, boolean isCertain, String fix) {
        return new Misuse(
                Misuse.Kind.RESULT_UNSEEN,
                operation.method(),
                operation.call().position(),
                operation.call().method().display(),
                consequence,
                trace,
                isCertain,
                Optional.of(fix));
    }
}
