package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Arguments;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the calls of regions, nearest first, to the calls that block. */
final class RegionWalk {
    /** Calls between the start of a region and a call that is still reported; those into forwarders do not count. */
    static final int MAX_DEPTH = 8;
    /** More bodies than this behind one call make the way to each of them a guess. */
    private static final int FEW_TARGETS = 2;
    /**
     * Each call that is made only behind a test is a doubt, and so is each further body that a call may run instead. With
     * more doubts it is a guess that all come out for the blocking call.
     */
    private static final int FEW_DOUBTS = 5;

    /** How methods that end a loop are called. */
    private static final List<String> ENDINGS =
            List.of("stop", "shutdown", "shutDown", "terminate", "destroy", "dispose", "close");

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;
    private final Blockers blockers;
    private final OwnWork ownWork;
    private final Pauses pauses;
    private final KnownArguments known;
    private final Callees callees;
    private final Forwarders forwarders;
    private final ThreadTests threadTests;
    private final OwnOperations ownOperations;
    private final Map<MethodModel, Guards> guards;
    private final Set<Op.Call> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Calls of methods that run what they are given, with the methods: each of both is another way. */
    private final Map<Op.Call, Set<MethodModel>> calledWithFunction = new IdentityHashMap<>();

    private final Entered enteredWith = new Entered();
    private final Set<MethodModel> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<BlockedCall> found = new ArrayList<>();

    RegionWalk(
            Symbols symbols,
            Numberings numberings,
            FunctionObjects objects,
            Blockers blockers,
            OwnOperations ownOperations) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.objects = objects;
        this.blockers = blockers;
        this.known = new KnownArguments(symbols, numberings);
        this.callees = new Callees(symbols, numberings, objects);
        this.forwarders = new Forwarders(symbols, numberings);
        this.pauses = new Pauses(symbols, numberings);
        this.ownWork = new OwnWork(symbols, numberings, objects);
        this.threadTests = new ThreadTests(symbols, numberings);
        this.ownOperations = ownOperations;
        this.guards = new IdentityHashMap<>();
    }

    private RegionWalk(RegionWalk other) {
        this.symbols = other.symbols;
        this.numberings = other.numberings;
        this.objects = other.objects;
        this.blockers = other.blockers;
        this.known = other.known;
        this.callees = other.callees;
        this.forwarders = other.forwarders;
        this.pauses = other.pauses;
        this.ownWork = other.ownWork;
        this.threadTests = other.threadTests;
        this.ownOperations = other.ownOperations;
        this.guards = other.guards;
    }

    /** A walk of the same program that has been nowhere yet. */
    RegionWalk anew() {
        return new RegionWalk(this);
    }

    /** The calls that block in these regions, each once, with the nearest start. */
    List<BlockedCall> run(List<Region> regions) {
        Work work = new Work(new ArrayDeque<>(), new ArrayDeque<>());
        for (Region region : regions) {
            Step start = new Step(null, region.method(), region.position(), start(region), 0);
            work.add(new Visit(
                    region,
                    region.method(),
                    region.blocks(),
                    start,
                    0,
                    0,
                    region.isCertain(),
                    false,
                    false,
                    List.of(),
                    region.method().owner(),
                    Arguments.UNKNOWN));
        }
        found.clear();
        while (!work.isEmpty()) {
            visit(work.next(), work);
        }
        return List.copyOf(found);
    }

    /** The methods that the regions run. */
    Set<MethodModel> entered() {
        return entered;
    }

    /** A guess waits until all that is certain has been seen. */
    private record Work(Deque<Visit> certain, Deque<Visit> guesses) {
        void add(Visit visit) {
            (visit.isCertain() ? certain : guesses).add(visit);
        }

        boolean isEmpty() {
            return certain.isEmpty() && guesses.isEmpty();
        }

        Visit next() {
            return certain.isEmpty() ? guesses.remove() : certain.remove();
        }
    }

    private static String start(Region region) {
        return switch (region.kind()) {
            case SELECTOR_LOOP -> region.place() + " waits for readiness here; what follows runs on its thread";
            case POOL_TASK -> "this task runs on a thread of the pool";
            case COMPLETION_HANDLER, EVENT_LOOP, VIRTUAL_THREAD ->
                Names.of(region.method()) + " runs on "
                        + region.fact().map(Fact::reason).orElse(region.place());
        };
    }

    private void visit(Visit visit, Work work) {
        MethodModel method = visit.method();
        boolean isWhole = visit.blocks().cardinality() == method.blocks().size();
        if (isWhole) {
            entered.add(method);
            if (enteredWith.isCrowded(visit.entry())) {
                work.add(visit.withoutArguments());
                return;
            }
            if (!enteredWith.add(visit.entry()) && !objects.takesFunction(method)) {
                return;
            }
        }
        Numbering numbering = numberings.of(method);
        BitSet blocks = (BitSet) visit.blocks().clone();
        blocks.and(threadTests.onLoopThread(method));
        if (!visit.arguments().equals(Arguments.UNKNOWN)) {
            blocks.and(visit.arguments().reachable(method, numbering, symbols.hierarchy()));
        }
        Visit narrowed = visit.within(blocks);
        for (int b = blocks.nextSetBit(0); b >= 0; b = blocks.nextSetBit(b + 1)) {
            if (!numbering.isReachable(b)) {
                continue;
            }
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call) {
                    call(narrowed, new CallGraph.Site(method, b, i, call), numbering.taken(b, i), work);
                }
            }
        }
    }

    private Guards guards(MethodModel method) {
        return guards.computeIfAbsent(method, m -> new Guards(m, numberings.of(m)));
    }

    private void call(Visit visit, CallGraph.Site site, List<Value> arguments, Work work) {
        if (isJudged(site.call()) || blockers.declared(site.call()).isPresent()) {
            blocks(visit, site, arguments);
            return;
        }
        List<MethodModel> targets = callees.of(site, arguments, visit.region(), visit.self(), visit.path());
        if (targets.isEmpty()) {
            blocks(visit, site, arguments);
            for (Fact fact : symbols.knowledge().about(site.call().method())) {
                if (fact.kind() == FactKind.RUNS && fact.argument("argument") >= 0) {
                    int index = fact.operand("argument", site.call());
                    enter(
                            visit,
                            site,
                            objects.bodies(site.method(), arguments.get(index), Optional.empty(), visit.path()),
                            List.of(),
                            work);
                }
            }
        }
        enter(visit, site, targets, arguments, work);
    }

    /** Whether the user has said of this very method that it blocks or does not, so that its body need not tell. */
    private boolean isJudged(Op.Call call) {
        for (Fact fact : symbols.knowledge().about(call.method())) {
            if (fact.isAdded() && (fact.kind() == FactKind.BLOCKS || fact.kind() == FactKind.NO_WAIT)) {
                return true;
            }
        }
        return false;
    }

    private void enter(Visit from, CallGraph.Site site, List<MethodModel> targets, List<Value> values, Work work) {
        for (MethodModel target : targets) {
            boolean isHop = !target.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
            int depth = from.depth() + (isHop && !forwarders.contains(target) ? 1 : 0);
            String self = callees.self(from.self(), site, values, target);
            boolean isNew = objects.takesFunction(target)
                    ? calledWithFunction
                            .computeIfAbsent(site.call(), c -> Collections.newSetFromMap(new IdentityHashMap<>()))
                            .add(target)
                    : !enteredWith.hasAll(target, self);
            if (depth <= MAX_DEPTH && isNew) {
                int doubts = doubts(from, site, targets.size());
                Step step = isHop
                        ? new Step(
                                from.trace(),
                                site.method(),
                                site.call().position(),
                                "this runs " + Names.of(target),
                                from.depth())
                        : from.trace();
                work.add(new Visit(
                        from.region(),
                        target,
                        Region.allBlocks(target),
                        step,
                        depth,
                        doubts,
                        from.isCertain()
                                && doubts <= FEW_DOUBTS
                                && targets.size() <= FEW_TARGETS
                                && !endsLoop(target)
                                && !ownOperations.isNextOf(from.region(), site, values, target),
                        from.retries() || from.depth() > 0 && pauses.isInRetryLoop(site),
                        isAfterFailure(from, site),
                        callees.isCalled(site, target) ? extended(from.path(), site) : List.of(),
                        self,
                        known.given(from.arguments(), site, values, target, self)));
            }
        }
    }

    /** Of the way through a call, with those before it. Of a guess nobody asks for more. */
    private int doubts(Visit from, CallGraph.Site site, int targets) {
        if (!from.isCertain()) {
            return from.doubts();
        }
        PassedTests tests = new PassedTests(from.method(), numberings.of(from.method()), from.blocks());
        return from.doubts() + Math.max(tests.isBehindTest(site.block()) ? 1 : 0, targets - 1);
    }

    private static List<CallGraph.Site> extended(List<CallGraph.Site> path, CallGraph.Site site) {
        List<CallGraph.Site> longer = new ArrayList<>(path);
        longer.add(site);
        return longer;
    }

    /** Whoever stops a loop may wait for its end. */
    private static boolean endsLoop(MethodModel target) {
        return ENDINGS.stream().anyMatch(target.name()::startsWith);
    }

    private void blocks(Visit visit, CallGraph.Site site, List<Value> arguments) {
        Region region = visit.region();
        Op.Call call = site.call();
        Optional<Fact> fact = fact(region, site, arguments);
        boolean awaitsItself = fact.isPresent()
                && visit.depth() == 0
                && call.hasReceiver()
                && arguments.get(0) instanceof Value.Param p
                && p.index() >= objects.firstGiven(region.method())
                && Guards.questions(fact.get()).isPresent()
                && !fact.get().value("why", "").equals("lookup");
        if (fact.isEmpty()
                || call.synthetic()
                || awaitsItself
                || symbols.program().isLibrary(site.method().owner())
                || reported.contains(call)
                || pauses.isOwn(region, site, fact.get())
                || isOwnTransport(site, fact.get())) {
            return;
        }
        boolean own = ownWork.isAwaitedBy(region, site, fact.get(), arguments);
        if (region.kind() == Region.Kind.POOL_TASK && !own) {
            return;
        }
        reported.add(call);
        found.add(new BlockedCall(
                region,
                site.method(),
                call,
                fact.get(),
                new Step(
                        visit.trace(),
                        site.method(),
                        call.position(),
                        call.method().display() + " " + fact.get().reason(),
                        visit.depth()),
                visit.isCertain()
                        && !fact.get().value("confidence", "").equals("low")
                        && !(Pauses.isPause(fact.get()) && isAfterFailure(visit, site))
                        && !pauses.mayBeMeant(region, site, fact.get(), arguments),
                own,
                ownWork.isAskedOfOwnClient(region, site, fact.get(), arguments),
                blockers.isAccepted(site),
                visit.retries() || pauses.isInRetryLoop(site),
                ""));
    }

    /** A framework's channel over blocking sockets waits for its peer on the thread that it has for that. */
    private boolean isOwnTransport(CallGraph.Site site, Fact fact) {
        return fact.value("why", "").equals("peer")
                && !fact.values().containsKey("framework")
                && isBelowTransport(site.method().owner());
    }

    /** What is wrong with a call in a kind of region. */
    private Optional<Fact> fact(Region region, CallGraph.Site site, List<Value> arguments) {
        Op.Call call = site.call();
        if (region.kind() == Region.Kind.VIRTUAL_THREAD) {
            return symbols.knowledge()
                    .find(FactKind.CONFIGURES, call.method())
                    .filter(f -> arguments.get(1) instanceof Value.Constant c
                            && c.value().equals(Optional.of(0L)));
        }
        Optional<Fact> blocks = blockers.declared(call).or(() -> blockers.of(site, arguments, guards(site.method())));
        boolean isRaw = region.kind() == Region.Kind.EVENT_LOOP
                && !isTransport(region, site.method().owner())
                && call.method().owner().startsWith("java/nio/channels/")
                && !call.method().owner().startsWith("java/nio/channels/File");
        return blocks.isEmpty() && isRaw ? symbols.knowledge().find(FactKind.OPERATION, call.method()) : blocks;
    }

    /** Whether a class is part of the framework whose thread this is, and so does not go past it. */
    private boolean isTransport(Region region, String type) {
        return region.fact()
                        .filter(f -> Names.library(f.owner()).equals(Names.library(type)))
                        .isPresent()
                || isBelowTransport(type);
    }

    private boolean isBelowTransport(String type) {
        return symbols.knowledge().ofType(FactKind.TRANSPORT, type).isPresent();
    }

    /** In a handler of exceptions a pause keeps a failing loop from spinning, and may well be meant. */
    private boolean isAfterFailure(Visit visit, CallGraph.Site site) {
        return visit.isAfterFailure()
                || !guards(site.method()).withoutExceptions().get(site.block());
    }
}
