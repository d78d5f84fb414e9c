package dev.wouldblock.region;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the regions of a program that must not block, and what blocks in them: a pure function of the program. */
public final class RegionAnalysis {
    /**
     * What was found.
     *
     * @param blocked the calls that block, in the order of their regions' methods
     * @param virtual the methods that virtual threads run, each with the region that it was first reached from
     */
    public record Result(List<BlockedCall> blocked, Map<MethodModel, Region> virtual) {}

    private RegionAnalysis() {}

    /** @param modes the modes of what a call is given, the receiver first */
    public static Result of(
            Symbols symbols,
            Numberings numberings,
            FunctionObjects objects,
            Function<CallGraph.Site, List<Mode>> modes) {
        List<Region> regions = new ArrayList<>(SelectorLoops.of(symbols, numberings));
        OwnOperations ownOperations = new OwnOperations(symbols, numberings);
        regions.addAll(Callbacks.of(symbols, numberings, objects, ownOperations));
        // Where the thread is certain the finding counts; a guess must not take its place.
        regions.sort(Comparator.comparing((Region r) -> !r.isCertain())
                .thenComparing(r -> r.method().key()));
        Blockers blockers = new Blockers(symbols, numberings, objects, modes);
        RegionWalk loops = new RegionWalk(symbols, numberings, objects, blockers, ownOperations);
        List<BlockedCall> found = new ArrayList<>();
        for (boolean certain : new boolean[] {true, false}) {
            found.addAll(loops.run(regions.stream()
                    .filter(r -> r.kind().isLoop() && r.isCertain() == certain)
                    .toList()));
        }
        found = heldLong(found, () -> new LockHolders(symbols, numberings, blockers, onLoops(regions, loops)));
        Map<MethodModel, Region> virtual = new IdentityHashMap<>();
        for (Region region : regions) {
            if (!region.kind().isLoop()) {
                RegionWalk walk = loops.anew();
                found.addAll(walk.run(List.of(region)));
                if (region.kind() == Region.Kind.VIRTUAL_THREAD) {
                    walk.entered().forEach(method -> virtual.putIfAbsent(method, region));
                }
            }
        }
        return new Result(found, virtual);
    }

    private static Set<MethodModel> onLoops(List<Region> regions, RegionWalk loops) {
        Set<MethodModel> methods = Collections.newSetFromMap(new IdentityHashMap<>());
        methods.addAll(loops.entered());
        for (Region region : regions) {
            if (region.kind().isLoop()) {
                methods.add(region.method());
            }
            region.waits().forEach(wait -> methods.add(wait.method()));
        }
        return methods;
    }

    /** Without the locks of which no thread is seen that holds them for long. */
    private static List<BlockedCall> heldLong(List<BlockedCall> calls, Supplier<LockHolders> makeHolders) {
        if (calls.stream().noneMatch(call -> LockHolders.isLock(call.fact()))) {
            return calls;
        }
        LockHolders holders = makeHolders.get();
        List<BlockedCall> found = new ArrayList<>();
        for (BlockedCall call : calls) {
            if (LockHolders.isLock(call.fact())) {
                holders.heldLong(call).ifPresent(found::add);
            } else {
                found.add(call);
            }
        }
        return found;
    }
}
