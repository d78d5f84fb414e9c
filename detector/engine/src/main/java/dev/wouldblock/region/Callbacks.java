package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the code that a framework, a pool or a virtual thread runs: overridden methods and handed-over function objects. */
final class Callbacks {
    private static final int MAX_CHAIN = 30;
    private static final Set<FactKind> ABOUT_TASKS =
            EnumSet.of(FactKind.CONTEXT_ARGUMENT, FactKind.SUBMITS, FactKind.OFFLOAD);
    private static final String COMPLETION_HANDLER = "java/nio/channels/CompletionHandler";

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;
    private final ChannelGroups groups;
    private final OwnOperations ownOperations;
    private final OwnPools pools;
    private final TestHooks testHooks;
    private final Marked marked;
    private final Servers servers;
    private final List<Region> found = new ArrayList<>();
    /** Classes whose objects are handed over together with an executor of their own. */
    private final Set<String> offloaded = new HashSet<>();

    private final Set<Op> offloadedLambdas = Collections.newSetFromMap(new IdentityHashMap<>());

    private Callbacks(Symbols symbols, Numberings numberings, FunctionObjects objects, OwnOperations ownOperations) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.objects = objects;
        this.groups = new ChannelGroups(symbols, numberings, objects);
        this.ownOperations = ownOperations;
        this.pools = new OwnPools(symbols, numberings);
        this.testHooks = new TestHooks(symbols);
        this.marked = new Marked(symbols.knowledge());
        this.servers = new Servers(symbols);
    }

    static List<Region> of(
            Symbols symbols, Numberings numberings, FunctionObjects objects, OwnOperations ownOperations) {
        Callbacks callbacks = new Callbacks(symbols, numberings, objects, ownOperations);
        Map<MethodModel, List<CallGraph.Site>> speaking = new LinkedHashMap<>();
        for (CallGraph.Site site : symbols.sites().ofAny(ABOUT_TASKS)) {
            speaking.computeIfAbsent(site.method(), m -> new ArrayList<>()).add(site);
        }
        speaking.forEach(callbacks::handedOver);
        symbols.program().methods().forEach(callbacks::overridden);
        symbols.accesses()
                .lambdas(lambda -> symbols.knowledge()
                        .contextType(lambda.functionalInterface())
                        .isPresent())
                .forEach(place -> callbacks.lambda((Op.Lambda) place.operation()));
        List.copyOf(callbacks.found).forEach(callbacks::answered);
        return callbacks.found;
    }

    private void overridden(MethodModel method) {
        boolean canOverride = !method.isStatic()
                && !method.name().equals("<init>")
                && !method.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
        Optional<ClassModel> owner = symbols.program().find(method.owner());
        Optional<Fact> context = marked.as(FactKind.CONTEXT, method, owner);
        if (context.isPresent()) {
            add(callback(context.get()), method, context.get(), Optional.empty());
        } else if (canOverride
                && !offloaded.contains(method.owner())
                && marked.as(FactKind.OFFLOAD, method, owner).isEmpty()) {
            symbols.knowledge().context(method).ifPresent(fact -> add(callback(fact), method, fact, Optional.empty()));
        }
    }

    /** A lambda whose interface says where it runs, whoever it is given to. */
    private void lambda(Op.Lambda lambda) {
        if (!offloadedLambdas.contains(lambda)) {
            symbols.knowledge()
                    .contextType(lambda.functionalInterface())
                    .ifPresent(fact -> symbols.calls()
                            .targets(lambda.target(), lambda.dispatch())
                            .forEach(body -> add(callback(fact), body, fact, Optional.empty())));
        }
    }

    /** The functions in what a callback returns, which the framework runs on the callback's thread when it subscribes. */
    private void answered(Region region) {
        MethodModel method = region.method();
        Numbering numbering = numberings.of(method);
        Set<Op.Call> moved = elsewhere(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (!numbering.isReachable(b) || !(method.blocks().get(b).terminator() instanceof Terminator.Return)) {
                continue;
            }
            numbering.takenByEnd(b).stream()
                    .flatMap(v -> v.callIn(method).stream())
                    .flatMap(last -> chain(method, last).stream())
                    .filter(call -> !moved.contains(call))
                    .forEach(call -> answered(region, call));
        }
    }

    private void answered(Region region, Op.Call call) {
        symbols.knowledge()
                .find(FactKind.SUBSCRIBED, call.method())
                .filter(fact -> fact.value("framework", "")
                        .equals(region.fact().map(f -> f.value("framework", "")).orElse("")))
                .ifPresent(fact -> numberings.of(region.method()).arguments(call).stream()
                        .flatMap(arguments -> objects
                                .bodies(
                                        region.method(),
                                        arguments.get(fact.operand("argument", call)),
                                        Optional.empty())
                                .stream())
                        .forEach(body -> found.add(new Region(
                                region.kind(),
                                body,
                                Region.allBlocks(body),
                                body.position(),
                                region.place(),
                                region.fact(),
                                Set.of(),
                                Optional.empty(),
                                region.isCertain()))));
    }

    private static Region.Kind callback(Fact fact) {
        if (fact.value("framework", "").equals("virtual-thread")) {
            return Region.Kind.VIRTUAL_THREAD;
        }
        return fact.owner().equals(COMPLETION_HANDLER) ? Region.Kind.COMPLETION_HANDLER : Region.Kind.EVENT_LOOP;
    }

    private void handedOver(MethodModel method, List<CallGraph.Site> speaking) {
        Set<Op.Call> moved = elsewhere(method);
        for (CallGraph.Site site : speaking) {
            Op.Call call = site.call();
            for (Fact fact : symbols.knowledge().about(call.method())) {
                boolean isElsewhere = fact.kind() == FactKind.CONTEXT_ARGUMENT
                        && chain(method, call).stream().anyMatch(moved::contains);
                if (isElsewhere) {
                    offload(method, numberings.of(method), site.block(), site.op(), call, fact);
                } else if (speaksOfTasks(fact)) {
                    handedOver(method, site.block(), site.op(), call, fact);
                }
            }
        }
    }

    private static boolean speaksOfTasks(Fact fact) {
        return ABOUT_TASKS.contains(fact.kind());
    }

    private void handedOver(MethodModel method, int block, int op, Op.Call call, Fact fact) {
        int index = fact.argument("argument") + (call.hasReceiver() ? 1 : 0);
        Numbering numbering = numberings.of(method);
        if (fact.argument("argument") < 0 || index >= call.arguments().size() || !numbering.isReachable(block)) {
            return;
        }
        List<Value> arguments = numbering.taken(block, op);
        if (fact.kind() == FactKind.CONTEXT_ARGUMENT && !isMeant(fact, method, call, arguments)) {
            return;
        }
        Value task = arguments.get(index);
        if (fact.kind() == FactKind.OFFLOAD) {
            offload(method, numbering, task);
        } else if (fact.kind() == FactKind.SUBMITS) {
            submitted(method, block, call, fact, arguments, task);
        } else {
            List<Value> all = new ArrayList<>(numbering.elements(task));
            all.add(task);
            all.forEach(value -> objects.bodies(method, value, Optional.empty())
                    .forEach(body -> add(callback(fact), body, fact, Optional.empty())));
        }
    }

    /** Whether a fact holds for the classes that the receiver may have, too. */
    private boolean isMeant(Fact fact, MethodModel method, Op.Call call, List<Value> arguments) {
        return called(method, call, arguments).stream()
                .map(called -> symbols.knowledge().argument(called, fact.argument("argument")))
                .allMatch(Optional.of(fact)::equals);
    }

    /** The method as the classes of the receiver have it: of well-known objects, as {@code GlobalEventExecutor.INSTANCE}, and of new ones. */
    private List<MethodRef> called(MethodModel caller, Op.Call call, List<Value> arguments) {
        if (!call.hasReceiver()) {
            return List.of(call.method());
        }
        if (arguments.get(0) instanceof Value.FieldOf f && f.name().equals("INSTANCE")) {
            return List.of(call.method().through(f.owner()));
        }
        List<Op> makers = objects.makers(caller, arguments.get(0));
        return makers.isEmpty() || !makers.stream().allMatch(Op.New.class::isInstance)
                ? List.of(call.method())
                : makers.stream()
                        .map(made -> call.method().through(((Op.New) made).type()))
                        .toList();
    }

    /** An executor that is chosen without being given a function: for the chain of calls, and for what is made beside it. */
    private boolean choosesExecutor(MethodModel method, Op.Call call) {
        List<Op.Call> given = numberings.of(method).arguments(call).stream()
                .flatMap(List::stream)
                .skip(call.hasReceiver() ? 1 : 0)
                .flatMap(a -> a.callIn(method).stream())
                .toList();
        boolean isLoop = given.stream().anyMatch(c -> symbols.knowledge().is(FactKind.LOOP_POOL, c.method()));
        return !isLoop && choice(call).isPresent()
                || given.stream().anyMatch(c -> choice(c).isPresent());
    }

    private Optional<Fact> choice(Op.Call call) {
        return symbols.knowledge().about(call.method()).stream()
                .filter(f -> f.kind() == FactKind.OFFLOAD && f.argument("argument") == Fact.ABSENT)
                .findFirst();
    }

    /** The calls of a chain whose functions run on the executor that a call chooses; what follows has the call in its chain. */
    private List<Op.Call> moved(MethodModel method, Op.Call call) {
        boolean isForWhatFollows = choice(call)
                .filter(f -> f.value("for", "").equals("what-follows"))
                .isPresent();
        return isForWhatFollows ? List.of(call) : chain(method, call);
    }

    /** A call and those on whose results it is made. */
    private List<Op.Call> chain(MethodModel method, Op.Call last) {
        List<Op.Call> calls = new ArrayList<>();
        Optional<Op.Call> call = Optional.of(last);
        while (call.isPresent() && calls.size() < MAX_CHAIN) {
            Op.Call one = call.get();
            calls.add(one);
            call = one.hasReceiver()
                    ? numberings.of(method).arguments(one).flatMap(a -> a.get(0).callIn(method))
                    : Optional.empty();
        }
        return calls;
    }

    /** Notes which calls of a method are in a chain with the choice of an executor, and what is made beside one. */
    private Set<Op.Call> elsewhere(MethodModel method) {
        Set<Op.Call> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Op> ops = method.blocks().stream().flatMap(b -> b.ops().stream()).toList();
        if (ops.stream()
                .noneMatch(op -> op instanceof Op.Call call && choice(call).isPresent())) {
            // Nearly all methods: where their values come from need not be worked out for this.
            return moved;
        }
        for (Op op : ops) {
            if (op instanceof Op.Call call && choosesExecutor(method, call)) {
                moved.addAll(moved(method, call));
                // A static method answers an executor to be handed on, and chooses nothing by itself.
                if (call.hasReceiver()) {
                    ops.forEach(o -> {
                        if (o instanceof Op.New made) {
                            offloaded.add(made.type());
                        }
                    });
                }
            }
        }
        return moved;
    }

    private void offload(MethodModel method, Numbering numbering, int block, int op, Op.Call call, Fact fact) {
        int index = fact.argument("argument") + (call.hasReceiver() ? 1 : 0);
        if (numbering.isReachable(block) && index < call.arguments().size()) {
            offload(method, numbering, numbering.taken(block, op).get(index));
        }
    }

    private void offload(MethodModel method, Numbering numbering, Value task) {
        List<Value> all = new ArrayList<>(numbering.elements(task));
        all.add(task);
        for (Value value : all) {
            for (Op made : objects.makers(method, value)) {
                if (made instanceof Op.New object) {
                    offloaded.add(object.type());
                } else {
                    offloadedLambdas.add(made);
                }
            }
        }
    }

    private void submitted(MethodModel method, int block, Op.Call call, Fact fact, List<Value> arguments, Value task) {
        int executor = fact.argument("executor") + (call.hasReceiver() ? 1 : 0);
        List<Op> makers = objects.makers(method, arguments.get(executor));
        Op maker = makers.size() == 1 ? makers.get(0) : null;
        if (!(maker instanceof Op.Call made)) {
            return;
        }
        boolean isVirtual = symbols.knowledge().is(FactKind.VIRTUAL_POOL, made.method());
        if (!isVirtual && pools.isForOneTask(method, block, arguments.get(executor), made)) {
            return;
        }
        if (isVirtual || symbols.knowledge().is(FactKind.BOUNDED_POOL, made.method())) {
            objects.bodies(method, task, Optional.empty())
                    .forEach(body -> add(
                            isVirtual ? Region.Kind.VIRTUAL_THREAD : Region.Kind.POOL_TASK,
                            body,
                            fact,
                            Optional.of(made)));
        }
    }

    private void add(Region.Kind kind, MethodModel body, Fact fact, Optional<Op> pool) {
        found.add(new Region(
                kind,
                body,
                Region.allBlocks(body),
                body.position(),
                fact.reason() + " (" + Names.of(body) + ")",
                Optional.of(fact),
                Set.of(),
                pool,
                isCertain(fact)
                        && !testHooks.contains(body)
                        && !(kind == Region.Kind.COMPLETION_HANDLER
                                && (groups.grow() || ownOperations.takeAll(body.owner())))));
    }

    private boolean isCertain(Fact fact) {
        return switch (fact.value("confidence", "")) {
            case "low" -> false;
            case "by-server" -> servers.runsOnLoop();
            default -> true;
        };
    }
}
