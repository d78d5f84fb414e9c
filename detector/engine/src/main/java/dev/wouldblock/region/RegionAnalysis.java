package dev.wouldblock.region;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
    public static Result of(Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        FunctionObjects objects = new FunctionObjects(symbols, numberings);
        List<Region> regions = new ArrayList<>(SelectorLoops.of(symbols, numberings));
        OwnOperations ownOperations = new OwnOperations(symbols, numberings);
        regions.addAll(Callbacks.of(symbols, numberings, objects, ownOperations));
        // Where the thread is certain the finding counts; a guess must not take its place.
        regions.sort(Comparator.comparing((Region r) -> !r.isCertain())
                .thenComparing(r -> r.method().key()));
        Blockers blockers = new Blockers(symbols, objects, modes);
        RegionWalk loops = new RegionWalk(symbols, numberings, objects, blockers, ownOperations);
        List<BlockedCall> found = new ArrayList<>();
        for (boolean certain : new boolean[] {true, false}) {
            found.addAll(loops.run(regions.stream()
                    .filter(r -> r.kind().isLoop() && r.isCertain() == certain)
                    .toList()));
        }
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
}
