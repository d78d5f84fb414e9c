package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
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
 * What a method does with a channel and a buffer while an operation on them is going on: from its start until something
 * may have waited for its end.
 */
final class PendingWalk extends PathWalk {
    /** A call that comes too early. */
    record Early(CallGraph.Site site, boolean isCertain) {}

    private final Effects effects;
    private final AsyncOperations operations;
    private final Starts starts;
    private final AsyncOperation pending;
    private final Value channel;
    private final List<Early> again = new ArrayList<>();
    private final List<Early> touches = new ArrayList<>();

    /**
     * @param pending the operation, in this method or in one that it calls
     * @param channel its channel as this method names it
     */
    PendingWalk(AsyncProgram program, Starts starts, MethodModel method, AsyncOperation pending, Value channel) {
        super(program, method);
        this.effects = program.effects();
        this.operations = program.operations();
        this.starts = starts;
        this.pending = pending;
        this.channel = channel;
    }

    /** Walks from behind the call that starts the operation. */
    void run(int block, int op) {
        Set<Value> followed = new HashSet<>();
        if (pending.isExclusive()) {
            followed.add(channel);
        }
        if (pending.method() == method) {
            pending.buffer().filter(b -> !(b instanceof Value.Constant)).ifPresent(followed::add);
        }
        run(block, op + 1, followed);
    }

    /** Calls that start an operation of the same kind on the same channel. */
    List<Early> again() {
        return again;
    }

    /** Calls that use the buffer. */
    List<Early> touches() {
        return touches;
    }

    @Override
    Optional<Path> call(Path path, CallGraph.Site site, List<Value> arguments) {
        Op.Call call = site.call();
        Optional<AsyncOperation> other = operations.startedBy(method, call);
        if (other.isPresent()) {
            return operation(path, site, arguments, other.get());
        }
        List<MethodModel> targets = symbols.calls().targets(call);
        if (targets.isEmpty()) {
            return outside(path, site, arguments);
        }
        boolean startsAgain = starts.by(call, arguments).stream()
                .anyMatch(s -> s.kind() == pending.kind()
                        && path.follows(s.channel())
                        && s.channel().equals(channel));
        if (startsAgain) {
            add(again, path, site);
            return Optional.empty();
        }
        boolean mayEnd = targets.stream().map(effects::of).anyMatch(e -> e.waits() || e.mayWait() || e.closes());
        return mayEnd ? Optional.empty() : Optional.of(path);
    }

    private Optional<Path> operation(Path path, CallGraph.Site site, List<Value> arguments, AsyncOperation other) {
        if (other.isExclusive()
                && other.kind() == pending.kind()
                && arguments.get(0).equals(channel)
                && path.follows(channel)) {
            if (!isReadyForIt(site)) {
                add(again, path, site);
            }
            return Optional.empty();
        }
        return Optional.of(
                other.fact().argument("buffer") == Fact.ABSENT
                        ? path
                        : touched(path, site, arguments.get(other.fact().operand("buffer", site.call()))));
    }

    private Path touched(Path path, CallGraph.Site site, Value buffer) {
        if (pending.buffer().filter(buffer::equals).isEmpty() || !path.follows(buffer)) {
            return path;
        }
        add(touches, path, site);
        return path.without(buffer);
    }

    private Optional<Path> outside(Path path, CallGraph.Site site, List<Value> arguments) {
        Op.Call call = site.call();
        Effects.Effect effect = effects.ofLibrary(call.method());
        boolean asksFuture = call.hasReceiver() && arguments.get(0).equals(pending.future());
        if (effect.waits() || effect.mayWait() || effect.closes() || asksFuture) {
            return Optional.empty();
        }
        for (Fact fact : symbols.knowledge().about(call.method())) {
            boolean usesReceiver = switch (fact.kind()) {
                case DISCARDS, OVERWRITES -> true;
                case CONSUMES -> pending.kind() == AsyncOperation.Kind.READ;
                case KEEPS -> symbols.knowledge().is(FactKind.SAME, call.method());
                default -> false;
            };
            if (usesReceiver) {
                return Optional.of(touched(path, site, arguments.get(0)));
            }
            if (fact.kind() == FactKind.OPERATION && fact.argument("buffer") != Fact.ABSENT) {
                return Optional.of(touched(path, site, arguments.get(fact.operand("buffer", call))));
            }
        }
        return Optional.of(path);
    }

    /** Whether the code expects the exception of a second operation. */
    private boolean isReadyForIt(CallGraph.Site site) {
        return method.blocks().get(site.block()).handlers().stream()
                .anyMatch(h -> h.type().equals("java/nio/channels/" + pending.second())
                        || h.type().equals("java/lang/IllegalStateException"));
    }

    private static void add(List<Early> list, Path path, CallGraph.Site site) {
        Optional<Early> known =
                list.stream().filter(e -> e.site().call() == site.call()).findFirst();
        if (known.isEmpty() || path.isCertain() && !known.get().isCertain()) {
            known.ifPresent(list::remove);
            list.add(new Early(site, path.isCertain()));
        }
    }
}
