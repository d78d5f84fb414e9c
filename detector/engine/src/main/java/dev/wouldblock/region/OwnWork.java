package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a thread waits for what only that thread, or a pool that it holds a thread of, can do. */
final class OwnWork {
    private static final String ASYNCHRONOUS = "java/nio/channels/Asynchronous";

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;

    OwnWork(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.objects = objects;
    }

    /** @param arguments of the call that waits, the receiver first */
    boolean isAwaitedBy(Region region, CallGraph.Site site, Fact fact, List<Value> arguments) {
        boolean waitsForTask = fact.value("why", "").equals("task");
        if (!waitsForTask || !site.call().hasReceiver()) {
            return false;
        }
        Value awaited = arguments.get(0);
        return switch (region.kind()) {
            case POOL_TASK -> isOfPool(site.method(), awaited, region.pool().orElseThrow());
            case COMPLETION_HANDLER ->
                call(site.method(), awaited)
                        .filter(c -> c.method().owner().startsWith(ASYNCHRONOUS))
                        .isPresent();
            case EVENT_LOOP -> site.method() == region.method() && isOfOwnChannel(region, awaited);
            case SELECTOR_LOOP, VIRTUAL_THREAD -> false;
        };
    }

    /** Whether a value is the executor itself, or the future of a task that was handed to it. */
    private boolean isOfPool(MethodModel method, Value awaited, Op pool) {
        if (objects.makers(method, awaited).equals(Set.of(pool))) {
            return true;
        }
        return call(method, awaited)
                .filter(c -> symbols.knowledge()
                        .find(FactKind.SUBMITS, c.method())
                        .flatMap(f -> numberings
                                .of(method)
                                .arguments(c)
                                .map(a -> a.get(f.argument("executor") + (c.hasReceiver() ? 1 : 0))))
                        .filter(executor -> objects.makers(method, executor).equals(Set.of(pool)))
                        .isPresent())
                .isPresent();
    }

    /** Whether a value is the answer of calls, all of the framework, that begin at something the callback was given. */
    private boolean isOfOwnChannel(Region region, Value awaited) {
        String framework = region.fact().map(f -> library(f.owner())).orElse("");
        Value value = awaited;
        boolean isAnswer = false;
        while (true) {
            Optional<Op.Call> call = call(region.method(), value);
            if (call.isEmpty()) {
                return isAnswer && value instanceof Value.Param p && p.index() > 0;
            }
            Optional<List<Value>> arguments = numberings.of(region.method()).arguments(call.get());
            if (!call.get().hasReceiver()
                    || arguments.isEmpty()
                    || !library(call.get().method().owner()).equals(framework)) {
                return false;
            }
            isAnswer = true;
            value = arguments.get().get(0);
        }
    }

    private static String library(String owner) {
        int second = owner.indexOf('/', owner.indexOf('/') + 1);
        return second < 0 ? owner : owner.substring(0, second);
    }

    private static Optional<Op.Call> call(MethodModel method, Value value) {
        return value instanceof Value.Result r
                        && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                ? Optional.of(call)
                : Optional.empty();
    }
}
