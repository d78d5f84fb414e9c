package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who keeps others waiting for a lock: a thread that blocks while it holds it. A lock that is held for arithmetic and for
 * collections makes nobody wait in a way that can be noticed.
 */
final class LockHolders {
    /** Calls between the place where a lock is taken and what blocks under it. */
    private static final int MAX_CALLS = 3;

    /** A call under a lock, and the calls that lead to it. */
    private record Reached(CallGraph.Site site, List<CallGraph.Site> way) {}

    private record Blocking(Taken lock, Reached call, Fact fact) {}

    /** Where a lock is taken. */
    private record Taken(CallGraph.Site site, LockNames.Name lock, Set<String> release) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Blockers blockers;
    private final Set<MethodModel> onLoops;
    private final LockNames names;
    private final Map<String, List<Taken>> taken = new HashMap<>();
    private final Map<Taken, Optional<Blocking>> blocking = new IdentityHashMap<>();

    /** @param onLoops the methods that loops run */
    LockHolders(Symbols symbols, Numberings numberings, Blockers blockers, Set<MethodModel> onLoops) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.blockers = blockers;
        this.onLoops = onLoops;
        this.names = new LockNames(symbols, numberings);
        symbols.sites().of(FactKind.BLOCKS, this::takes).forEach(this::add);
    }

    private void add(CallGraph.Site site) {
        // What the loops do themselves is said of them.
        if (onLoops.contains(site.method())
                || !numberings.of(site.method()).isReachable(site.block())
                || fact(site).filter(LockHolders::isLock).isEmpty()) {
            return;
        }
        name(site)
                .ifPresent(name -> taken.computeIfAbsent(name.name(), n -> new ArrayList<>())
                        .add(new Taken(site, name, release(site.call().method()))));
    }

    /** Whether a method takes what is given back; whether it is held after a try, the result of that tells. */
    private boolean takes(MethodRef method) {
        return !method.descriptor().endsWith(")Z") && !release(method).isEmpty();
    }

    /** The methods that give back what a call takes. */
    private Set<String> release(MethodRef method) {
        return symbols.knowledge()
                .blocks(method)
                .map(fact -> fact.value("given-back", ""))
                .filter(names -> !names.isEmpty())
                .map(names -> Set.of(names.split(",")))
                .orElse(Set.of());
    }

    static boolean isLock(Fact fact) {
        return fact.value("tier", "").equals("lock");
    }

    private Optional<Fact> fact(CallGraph.Site site) {
        return blockers.of(site, arguments(site), new Guards(site.method(), numberings.of(site.method())));
    }

    private Optional<LockNames.Name> name(CallGraph.Site site) {
        return names.of(site.method(), site.call(), arguments(site).get(0));
    }

    private List<Value> arguments(CallGraph.Site site) {
        return numberings.of(site.method()).taken(site.block(), site.op());
    }

    /** The same call, with what another thread does under the lock that it waits for; empty when no such thread is seen. */
    Optional<BlockedCall> heldLong(BlockedCall call) {
        return numberings
                .of(call.method())
                .arguments(call.call())
                .flatMap(arguments -> names.of(call.method(), call.call(), arguments.get(0)))
                .flatMap(lock -> taken.getOrDefault(lock.name(), List.of()).stream()
                        .filter(other -> other.lock().excludes(lock))
                        .flatMap(other -> blocking.computeIfAbsent(other, this::underLock).stream())
                        .min(Comparator.comparing(b -> b.call().way().size())))
                .map(blocking -> call.heldBy(trace(call, blocking), phrase(blocking)));
    }

    private static Step trace(BlockedCall call, Blocking blocking) {
        CallGraph.Site taken = blocking.lock().site();
        Step step = call.trace().then(taken, Names.of(taken.method()) + " takes the same lock here");
        for (CallGraph.Site site : blocking.call().way()) {
            step = step.then(
                    site, "and, while it has it, calls " + site.call().method().display());
        }
        return step.then(blocking.call().site(), waits(blocking));
    }

    private static String phrase(Blocking blocking) {
        return Names.of(blocking.lock().site().method()) + " holds the lock and " + waits(blocking);
    }

    private static String waits(Blocking blocking) {
        return blocking.call().site().call().method().display() + " "
                + blocking.fact().reason();
    }

    private Optional<Blocking> underLock(Taken lock) {
        CallGraph.Site start = lock.site();
        MethodModel method = start.method();
        List<CallGraph.Site> calls = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>();
        if (goesOn(lock, method, start.block(), start.op() + 1, calls)) {
            work.addAll(Numbering.successors(method.blocks().get(start.block()).terminator()));
        }
        while (!work.isEmpty()) {
            int block = work.remove();
            if (!seen.get(block)) {
                seen.set(block);
                if (goesOn(lock, method, block, 0, calls)) {
                    work.addAll(Numbering.successors(method.blocks().get(block).terminator()));
                }
            }
        }
        return blocking(lock, calls);
    }

    /** Collects the calls of a block up to the one that gives the lock back; false when there is one. */
    private boolean goesOn(Taken lock, MethodModel method, int number, int first, List<CallGraph.Site> calls) {
        Block block = method.blocks().get(number);
        for (int i = first; i < block.ops().size(); i++) {
            if (block.ops().get(i) instanceof Op.Call call) {
                CallGraph.Site site = new CallGraph.Site(method, number, i, call);
                if (isRelease(lock, site)) {
                    return false;
                }
                calls.add(site);
            }
        }
        return true;
    }

    private boolean isRelease(Taken lock, CallGraph.Site site) {
        return site.call().hasReceiver()
                && lock.release().contains(site.call().method().name())
                && name(site).filter(n -> n.name().equals(lock.lock().name())).isPresent();
    }

    /** The nearest call that blocks, among these and those of the bodies that they surely run. */
    private Optional<Blocking> blocking(Taken lock, List<CallGraph.Site> underLock) {
        Set<MethodModel> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Reached> work = new ArrayDeque<>();
        underLock.forEach(site -> work.add(new Reached(site, List.of())));
        while (!work.isEmpty()) {
            Reached next = work.remove();
            List<MethodModel> bodies = symbols.calls().targets(next.site().call());
            Optional<Fact> fact = bodies.isEmpty() ? blocks(next) : Optional.empty();
            if (fact.isPresent()) {
                return Optional.of(new Blocking(lock, next, fact.get()));
            }
            if (bodies.size() == 1 && next.way().size() < MAX_CALLS && seen.add(bodies.get(0))) {
                List<CallGraph.Site> inside = sites(bodies.get(0));
                if (inside.stream().noneMatch(site -> isRelease(lock, site))) {
                    List<CallGraph.Site> way = new ArrayList<>(next.way());
                    way.add(next.site());
                    inside.forEach(site -> work.add(new Reached(site, List.copyOf(way))));
                }
            }
        }
        return Optional.empty();
    }

    /** Neither a wait for a condition, which gives the lock back, nor a selection, which others end with a wakeup. */
    private Optional<Fact> blocks(Reached call) {
        return fact(call.site())
                .filter(fact -> !isLock(fact)
                        && !fact.value("why", "").equals("select")
                        && !fact.value("confidence", "").equals("low")
                        && !isKnownDone(call, fact));
    }

    /** Whether somebody on the way has asked whether there is still something to wait for. */
    private boolean isKnownDone(Reached call, Fact fact) {
        Optional<Set<String>> questions = Guards.questions(fact);
        if (questions.isEmpty() || !call.site().call().hasReceiver()) {
            return false;
        }
        Value awaited = arguments(call.site()).get(0);
        for (int i = call.way().size() - 1; i >= 0 && awaited instanceof Value.Param p; i--) {
            CallGraph.Site caller = call.way().get(i);
            awaited = arguments(caller).get(p.index());
            Guards guards = new Guards(caller.method(), numberings.of(caller.method()));
            if (guards.isAfter(caller.block(), questions.get(), awaited)) {
                return true;
            }
        }
        return false;
    }

    private List<CallGraph.Site> sites(MethodModel method) {
        return CallGraph.Site.in(method).stream()
                .filter(site -> numberings.of(method).isReachable(site.block()))
                .toList();
    }
}
