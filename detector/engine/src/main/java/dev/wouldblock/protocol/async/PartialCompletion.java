package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A write that may complete in part, or a read that may tell the end of the stream, and nobody looks: neither at the count
 * nor at the buffer.
 */
final class PartialCompletion implements Protocol {
    private final AsyncProgram program;
    private final Symbols symbols;
    private final AsyncOperations operations;
    private final CompletionHandlers handlers;
    private final LooksAt looks;
    private final Watchers watchers;
    private final Starts starts;

    PartialCompletion(AsyncProgram program, CompletionHandlers handlers) {
        this.program = program;
        this.symbols = program.symbols();
        this.operations = program.operations();
        this.handlers = handlers;
        this.looks = new LooksAt(program);
        this.watchers = new Watchers(program, looks);
        this.starts = new Starts(program);
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
        if (!operations.in(method).isEmpty()) {
            Calls.in(method, call -> call.method().name().equals("get"))
                    .forEach(get -> unseenByWaiter(get).ifPresent(found::add));
        }
        return found;
    }

    private Optional<Misuse> unseenByHandler(AsyncOperation operation) {
        List<MethodModel> bodies = handlers.bodies(operation, "completed");
        Optional<Misuse> found = Optional.empty();
        for (MethodModel body : bodies) {
            Optional<AsyncOperation> next = readsAtEnd(operation, body);
            if (next.isPresent()) {
                found = Optional.of(missedEnd(operation, body, next.get()));
                continue;
            }
            HandlerCode code = new HandlerCode(program, looks, body);
            if (code.looksAtBuffer() || code.isUnknown() || looks.test(body, EndOfStreamWalk.COUNT)) {
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
        // A notice before the end may be lost; a response may not.
        boolean isCertain = next.isPresent() || !code.closes();
        return Optional.of(misuse(
                        operation,
                        "the rest of the buffer is never sent",
                        new Step(start(operation), body, body.position(), what, 1))
                .onlyIf(isCertain)
                .fixedBy("framework-api"));
    }

    private boolean watched(AsyncOperation operation, MethodModel method, Value buffer) {
        if (operation.takesArray()) {
            List<Value> parts = program.numberings().of(method).elements(buffer);
            return parts.isEmpty() || parts.stream().anyMatch(p -> !(p instanceof Value.Result));
        }
        return watchers.mayLook(method, buffer, operation.site());
    }

    private Optional<Misuse> unseenRead(AsyncOperation operation, MethodModel body, HandlerCode code) {
        return code.starts(AsyncOperation.Kind.READ)
                .filter(next -> isHandledBy(next, body))
                .map(next -> missedEnd(operation, body, next));
    }

    /** The read that follows at once where the stream has ended, also behind a write of the nothing that came. */
    private Optional<AsyncOperation> readsAtEnd(AsyncOperation operation, MethodModel body) {
        if (operation.kind() != AsyncOperation.Kind.READ) {
            return Optional.empty();
        }
        return new EndOfStreamWalk(program, starts, body)
                .startedAtEnd().stream()
                        .flatMap(next -> readBehind(next, body).stream())
                        .findFirst();
    }

    private Optional<AsyncOperation> readBehind(AsyncOperation next, MethodModel body) {
        if (next.kind() == AsyncOperation.Kind.READ) {
            return Optional.of(next).filter(read -> isHandledBy(read, body));
        }
        List<MethodModel> written =
                next.kind() == AsyncOperation.Kind.WRITE && next.handler().isPresent()
                        ? handlers.bodies(next, "completed")
                        : List.of();
        return written.stream()
                .filter(w -> !looks.test(w, EndOfStreamWalk.COUNT))
                .map(w -> new HandlerCode(program, looks, w))
                .filter(code -> !code.closes() && !code.isUnknown())
                .flatMap(code -> code.starts(AsyncOperation.Kind.READ).stream())
                .filter(read -> isHandledBy(read, body))
                .findFirst();
    }

    private boolean isHandledBy(AsyncOperation read, MethodModel body) {
        return read.handler().isPresent() && handlers.bodies(read, "completed").contains(body);
    }

    private static Misuse missedEnd(AsyncOperation operation, MethodModel body, AsyncOperation next) {
        Step unseen = new Step(start(operation), body, body.position(), "completed goes on after -1", 1);
        return misuse(
                        operation,
                        "the end of the stream (-1) is not seen, and completed is called again and again",
                        new Step(unseen, next.method(), next.call().position(), "it reads again", 1))
                .fixedBy("framework-api");
    }

    private Optional<Misuse> unseenByWaiter(CallGraph.Site get) {
        MethodModel method = get.method();
        Optional<AsyncOperation> operation = operations
                .askedBy(method, get.call())
                .filter(o -> o.isExclusive() && o.buffer().isPresent());
        if (operation.isEmpty() || looks.test(method, get.result())) {
            return Optional.empty();
        }
        AsyncOperation o = operation.get();
        if (watched(o, method, o.buffer().orElseThrow())) {
            return Optional.empty();
        }
        Step waited = start(o).then(get, "nobody looks at what get answers");
        if (o.kind() == AsyncOperation.Kind.WRITE) {
            return Optional.of(
                    misuse(o, "the rest of the buffer is never sent", waited).fixedBy("blocking-mode"));
        }
        return Flow.after(method, get.block(), b -> true).get(o.site().block())
                ? Optional.of(misuse(o, "the end of the stream (-1) is not seen, and the loop goes on for ever", waited)
                        .fixedBy("blocking-mode"))
                : Optional.empty();
    }

    private static Step start(AsyncOperation operation) {
        return Step.at(
                operation.site(),
                operation.kind() == AsyncOperation.Kind.WRITE
                        ? "the write may complete when some of the bytes are sent"
                        : "the read may complete with -1");
    }

    private static Misuse misuse(AsyncOperation operation, String consequence, Step trace) {
        return new Misuse(Misuse.Kind.RESULT_UNSEEN, operation.site(), consequence, trace);
    }
}
