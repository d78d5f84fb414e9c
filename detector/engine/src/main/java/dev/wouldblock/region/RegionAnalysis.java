package dev.wouldblock.region;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds the regions of a program that must not block, and what blocks in them: a pure function of the program. */
public final class RegionAnalysis {
    private RegionAnalysis() {}

    /**
     * The calls that block, in the order of their regions' methods.
     *
     * @param modes the modes of what a call is given, the receiver first
     */
    public static List<BlockedCall> of(
            Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        FunctionObjects objects = new FunctionObjects(symbols, numberings);
        List<Region> regions = new ArrayList<>(SelectorLoops.of(symbols));
        regions.addAll(Callbacks.of(symbols, numberings, objects));
        // Where the thread is certain the finding counts; a guess must not take its place.
        regions.sort(Comparator.comparing((Region r) -> !r.isCertain())
                .thenComparing(r -> r.method().key()));
        Blockers blockers = new Blockers(symbols, modes);
        List<BlockedCall> found = new ArrayList<>();
        RegionWalk loops = new RegionWalk(symbols, numberings, objects, blockers);
        found.addAll(loops.run(
                regions.stream().filter(r -> r.kind().isLoop() && r.isCertain()).toList()));
        found.addAll(loops.run(regions.stream()
                .filter(r -> r.kind().isLoop() && !r.isCertain())
                .toList()));
        for (Region region : regions) {
            if (!region.kind().isLoop()) {
                found.addAll(new RegionWalk(symbols, numberings, objects, blockers).run(List.of(region)));
            }
        }
        return found;
    }
}
