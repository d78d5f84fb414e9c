package dev.wouldblock.region;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Operations of a program's own classes that take completion handlers. The JDK says where a handler runs only for
 * operations of its own channels ({@link java.nio.channels.AsynchronousChannelGroup}). Those of a program call it on
 * whatever thread they like, unless they start one of the JDK's.
 */
final class OwnOperations {
    private static final String HANDLER = "java/nio/channels/CompletionHandler";
    private static final String ASYNCHRONOUS = "java/nio/channels/Asynchronous";
    /** Calls between an operation of the program and one of the JDK that it starts. */
    private static final int MAX_CALLS = 4;

    private final Symbols symbols;
    private final Numberings numberings;
    /** The calls of the constructors of handlers. */
    private final List<CallGraph.Site> made;

    private final Map<MethodModel, Boolean> startsOfJdk = new IdentityHashMap<>();
    private final Map<String, Boolean> takeAll = new HashMap<>();

    OwnOperations(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.made = symbols.sites().of((MethodRef m) -> m.isConstructor() && isBelow(m.owner(), HANDLER)).stream()
                .filter(site ->
                        numberings.of(site.method()).isReachable(site.block()) && made(site) instanceof Value.Result)
                .toList();
    }

    /** Whether the handlers of a class are given to operations of the program, and to nothing else. */
    boolean takeAll(String handler) {
        return takeAll.computeIfAbsent(handler, h -> {
            List<CallGraph.Site> all = made.stream()
                    .filter(m -> isBelow(m.call().method().owner(), h))
                    .toList();
            return !all.isEmpty()
                    && all.stream().allMatch(this::isOnlyGivenToOwn)
                    && all.stream()
                            .map(m -> m.call().method().owner())
                            .distinct()
                            .allMatch(this::givesItselfOnlyToOwn);
        });
    }

    /**
     * Whether a handler starts, with one of its own class, an operation that runs this body: then it is this body's class
     * that calls the handler.
     *
     * @param values what the call passes, the receiver first
     */
    boolean isNextOf(Region region, CallGraph.Site site, List<Value> values, MethodModel body) {
        return region.kind() == Region.Kind.COMPLETION_HANDLER
                && takesHandler(site.call().method())
                && values.stream()
                        .anyMatch(
                                v -> isHandler(site.method(), v, region.method().owner()))
                && !startsOfJdk(body);
    }

    private boolean isHandler(MethodModel method, Value value, String handler) {
        String type = value.equals(new Value.Param(0)) && !method.isStatic()
                ? method.owner()
                : value instanceof Value.Result r
                                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.New object
                        ? object.type()
                        : "";
        return !type.isEmpty() && isBelow(type, handler);
    }

    private boolean isOnlyGivenToOwn(CallGraph.Site site) {
        Numbering numbering = numberings.of(site.method());
        Value handler = made(site);
        List<Op> uses =
                numbering.uses(handler).stream().filter(op -> op != site.call()).toList();
        return !uses.isEmpty()
                && uses.stream()
                        .allMatch(op ->
                                op instanceof Op.Call call && isOwn(call) && !isReceiver(numbering, call, handler))
                && !isReturned(site.method(), numbering, handler);
    }

    private boolean givesItselfOnlyToOwn(String handler) {
        return symbols.program().find(handler).stream()
                .flatMap(c -> c.methods().stream())
                .filter(m -> m.hasBody() && !m.isStatic())
                .allMatch(this::givesItselfOnlyToOwn);
    }

    private boolean givesItselfOnlyToOwn(MethodModel method) {
        Numbering numbering = numberings.of(method);
        Value self = new Value.Param(0);
        return numbering.uses(self).stream()
                .flatMap(op ->
                        op instanceof Op.Call call && takesHandler(call.method()) ? Stream.of(call) : Stream.empty())
                .allMatch(call -> isReceiver(numbering, call, self) || isOwn(call));
    }

    private static boolean isReceiver(Numbering numbering, Op.Call call, Value value) {
        return call.hasReceiver()
                && numbering.arguments(call).filter(a -> a.get(0).equals(value)).isPresent();
    }

    private static boolean isReturned(MethodModel method, Numbering numbering, Value value) {
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b) && numbering.takenByEnd(b).contains(value)) {
                return true;
            }
        }
        return false;
    }

    private Value made(CallGraph.Site site) {
        return numberings.of(site.method()).taken(site.block(), site.op()).get(0);
    }

    private static boolean takesHandler(MethodRef method) {
        return !method.isConstructor() && method.descriptor().contains("L" + HANDLER + ";");
    }

    private boolean isOwn(Op.Call call) {
        String owner = call.method().owner();
        return takesHandler(call.method())
                && symbols.program().find(owner).isPresent()
                && !symbols.program().isLibrary(owner)
                && symbols.calls().targets(call).stream().noneMatch(this::startsOfJdk);
    }

    private boolean startsOfJdk(MethodModel body) {
        return startsOfJdk.computeIfAbsent(body, this::reachesJdk);
    }

    private boolean reachesJdk(MethodModel body) {
        Set<MethodModel> seen = new LinkedHashSet<>(List.of(body));
        List<MethodModel> level = List.of(body);
        for (int calls = 0; calls <= MAX_CALLS && !level.isEmpty(); calls++) {
            if (level.stream().flatMap(m -> m.mentions().calls().stream()).anyMatch(call -> isOfJdk(call.method()))) {
                return true;
            }
            level = level.stream()
                    .flatMap(m -> m.mentions().runs())
                    .flatMap(call -> symbols.calls().targets(call).stream())
                    .filter(seen::add)
                    .toList();
        }
        return false;
    }

    private static boolean isOfJdk(MethodRef method) {
        return method.owner().startsWith(ASYNCHRONOUS) && takesHandler(method);
    }

    private boolean isBelow(String type, String ancestor) {
        return symbols.hierarchy().isSubtype(type, ancestor) == Answer.YES;
    }
}
