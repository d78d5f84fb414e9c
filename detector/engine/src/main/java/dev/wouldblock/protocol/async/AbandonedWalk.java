package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a method does with a channel after it has given up an operation that is still going on: by a timeout of the wait
 * for it, or by a cancellation. A channel that may be closed, or a future that somebody may ask later, ends the way.
 */
class AbandonedWalk extends PathWalk {
    private final Effects effects;
    private final AsyncOperations operations;
    private final AsyncOperation abandoned;
    private final Value channel;
    private final List<PendingWalk.Early> again = new ArrayList<>();

    /** @param channel that of the operation as this method names it */
    AbandonedWalk(AsyncProgram program, MethodModel method, AsyncOperation abandoned, Value channel) {
        super(program, method);
        this.effects = program.effects();
        this.operations = program.operations();
        this.abandoned = abandoned;
        this.channel = channel;
    }

    /** Walks from before an operation on. */
    void run(int block, int op) {
        run(block, op, followed());
    }

    /** Walks from where an exception of a call is caught. */
    void runHandler(int block, int call, int handler) {
        runHandler(block, call, handler, followed());
    }

    private Set<Value> followed() {
        Set<Value> followed = new HashSet<>(Set.of(channel));
        if (abandoned.method() == method && abandoned.handler().isEmpty()) {
            followed.add(abandoned.future());
        }
        return followed;
    }

    /** Calls that use the channel in the direction that is still taken. */
    List<PendingWalk.Early> again() {
        return again;
    }

    @Override
    Optional<Path> call(Path path, CallGraph.Site site, List<Value> arguments) {
        Op.Call call = site.call();
        if (!path.follows(channel)) {
            return Optional.empty();
        }
        Optional<AsyncOperation> other = operations.startedBy(method, call);
        if (other.isPresent()) {
            boolean isTaken = other.get().kind() == abandoned.kind()
                    || abandoned.kind() == AsyncOperation.Kind.CONNECT
                            && other.get().isExclusive();
            if (isTaken && arguments.get(0).equals(channel)) {
                again.add(new PendingWalk.Early(site, path.isCertain()));
                return Optional.empty();
            }
            return Optional.of(path);
        }
        boolean isFuture = abandoned.handler().isEmpty()
                && arguments.stream().anyMatch(a -> a.equals(abandoned.future()) && path.follows(a));
        if (isFuture && !call.method().name().equals("cancel")) {
            return Optional.empty();
        }
        List<MethodModel> targets = symbols.calls().targets(call);
        boolean isGiven = arguments.stream().anyMatch(channel::equals);
        boolean mayClose = targets.isEmpty()
                ? effects.ofLibrary(call.method()).closes()
                        || isGiven
                                && !call.method().owner().startsWith("java/nio/channels/")
                                && !symbols.knowledge().is(FactKind.LOGS, call.method())
                : targets.stream().anyMatch(t -> effects.of(t).closes());
        return mayClose ? Optional.empty() : Optional.of(path);
    }
}
