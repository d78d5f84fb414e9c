package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through {@code completed} as if the read had met the end of the stream. A way ends at the first operation that it
 * starts, where a channel may be closed, and where code that is not in sight may learn of the end.
 */
final class EndOfStreamWalk extends PathWalk {
    /** What {@code completed} is given; a boxed number. */
    static final Value COUNT = new Value.Param(1);

    private static final Value END = new Value.Constant(Optional.of(-1L));

    private final Numbering numbering;
    private final Effects effects;
    private final AsyncOperations operations;
    private final Starts starts;
    private final List<AsyncOperation> started = new ArrayList<>();

    EndOfStreamWalk(AsyncProgram program, Starts starts, MethodModel completed) {
        super(program, completed);
        this.numbering = program.numberings().of(completed);
        this.effects = program.effects();
        this.operations = program.operations();
        this.starts = starts;
    }

    /** The operations that are started although the stream has ended. */
    List<AsyncOperation> startedAtEnd() {
        run(0, 0, Set.of(COUNT));
        return started;
    }

    @Override
    Optional<Path> call(Path path, CallGraph.Site site, List<Value> arguments) {
        Op.Call call = site.call();
        Optional<AsyncOperation> operation = operations
                .startedBy(method, call)
                .or(() -> starts.by(call, arguments).stream()
                        .map(Starts.Started::operation)
                        .findFirst());
        if (operation.isPresent()) {
            if (path.isCertain()) {
                started.add(operation.get());
            }
            return Optional.empty();
        }
        return mayReact(call, arguments) ? Optional.empty() : Optional.of(path);
    }

    private boolean mayReact(Op.Call call, List<Value> arguments) {
        List<MethodModel> targets = symbols.calls().targets(call);
        boolean isText = symbols.knowledge().is(FactKind.LOGS, call.method())
                || symbols.knowledge().is(FactKind.PURE, call.method());
        return arguments.stream().anyMatch(this::isCount) && !isText
                || symbols.knowledge().is(FactKind.CLOSES, call.method())
                || targets.stream().anyMatch(t -> effects.of(t).closes())
                || targets.isEmpty() && effects.ofLibrary(call.method()).mayWait();
    }

    @Override
    Optional<Boolean> decide(Terminator.Branch branch, Value left, Optional<Value> right) {
        return constant(branch, isCount(left) ? END : left, right.map(r -> isCount(r) ? END : r));
    }

    private boolean isCount(Value value) {
        return value.equals(COUNT)
                || value.callIn(method)
                        .filter(call -> call.method().name().endsWith("Value"))
                        .flatMap(numbering::arguments)
                        .filter(arguments -> arguments.contains(COUNT))
                        .isPresent();
    }
}
