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
                awaited.callIn(site.method())
                        .filter(c -> c.method().owner().startsWith(ASYNCHRONOUS))
                        .isPresent();
            case EVENT_LOOP ->
                site.method() == region.method()
                        && isOfLibrary(site.call(), libraryOf(region))
                        && isOfOwnChannel(region, awaited);
            case SELECTOR_LOOP, VIRTUAL_THREAD -> false;
        };
    }

    /** Whether a value is the executor itself, or the future of a task that was handed to it. */
    private boolean isOfPool(MethodModel method, Value awaited, Op pool) {
        if (isThisVery(method, awaited, pool)) {
            return true;
        }
        return awaited.callIn(method)
                .filter(c -> symbols.knowledge()
                        .find(FactKind.SUBMITS, c.method())
                        .flatMap(f -> numberings.of(method).arguments(c).map(a -> a.get(f.operand("executor", c))))
                        .filter(executor -> isThisVery(method, executor, pool))
                        .isPresent())
                .isPresent();
    }

    /** What a method makes for itself each time is another executor than the one that runs it. */
    private boolean isThisVery(MethodModel method, Value executor, Op pool) {
        List<Op> makers = objects.makers(method, executor);
        return !(executor instanceof Value.Result) && makers.size() == 1 && makers.get(0) == pool;
    }

    /** Whether a value is the answer of calls, all of the framework, that begin at something the callback was given. */
    private boolean isOfOwnChannel(Region region, Value awaited) {
        String framework = libraryOf(region);
        Value value = awaited;
        boolean isAnswer = false;
        while (true) {
            Optional<Op.Call> call = value.callIn(region.method());
            if (call.isEmpty()) {
                return isAnswer && value instanceof Value.Param p && p.index() >= objects.firstGiven(region.method());
            }
            Optional<List<Value>> arguments = numberings.of(region.method()).arguments(call.get());
            if (!call.get().hasReceiver() || arguments.isEmpty() || !isOfLibrary(call.get(), framework)) {
                return false;
            }
            isAnswer = true;
            value = arguments.get().get(0);
        }
    }

    /**
     * Whether a thread of a client of the JDK asks that very client, or waits for its answer.
     *
     * @param arguments of the call that waits, the receiver first
     */
    boolean isAskedOfOwnClient(Region region, CallGraph.Site site, Fact fact, List<Value> arguments) {
        if (region.kind() != Region.Kind.EVENT_LOOP
                || !fact.value("framework", "jdk").equals("jdk")) {
            return false;
        }
        String client = region.fact().map(f -> packageOf(f.owner())).orElse("");
        boolean asks = fact.value("why", "").equals("network")
                && packageOf(fact.owner()).equals(client);
        boolean waits = fact.value("why", "").equals("task")
                && site.call().hasReceiver()
                && arguments
                        .get(0)
                        .callIn(site.method())
                        .filter(c -> packageOf(c.method().owner()).equals(client))
                        .isPresent();
        return asks || waits;
    }

    private static String packageOf(String owner) {
        return owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
    }

    private static String libraryOf(Region region) {
        return region.fact().map(f -> Names.library(f.owner())).orElse("");
    }

    private static boolean isOfLibrary(Op.Call call, String library) {
        return Names.library(call.method().owner()).equals(library);
    }
}
