package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells the pauses that a loop makes for itself from those that stall it. */
final class Pauses {
    private final Symbols symbols;
    private final Numberings numberings;
    private final OwnSelect ownSelect;
    private final Map<MethodModel, Loops> loops = new IdentityHashMap<>();

    Pauses(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.ownSelect = new OwnSelect(symbols, numberings);
    }

    static boolean isPause(Fact fact) {
        return fact.value("why", "").equals("time");
    }

    /** Whether a loop waits here for its own next round. */
    boolean isOwn(Region region, CallGraph.Site site, Fact fact) {
        return fact.value("why", "").equals("select") && !ownSelect.isOfAnother(region, site)
                || isPause(fact)
                        && (ownSelect.neverWaits(region)
                                || ownSelect.pollsBeside(region, site) && !isInRetryLoop(site));
    }

    /**
     * Whether a selector loop may be meant to pause here: it does so once a round, whatever the keys, or for a time that is
     * computed, and only if something is left of it.
     *
     * @param arguments of the call
     */
    boolean mayBeMeant(Region region, CallGraph.Site site, Fact fact, List<Value> arguments) {
        return region.kind() == Region.Kind.SELECTOR_LOOP
                && isPause(fact)
                && (isOnceARound(region, site) || arguments.stream().anyMatch(a -> isAskedFor(a, site.method())));
    }

    private boolean isOnceARound(Region region, CallGraph.Site site) {
        if (site.method() != region.method() || !region.blocks().get(site.block())) {
            return false;
        }
        BitSet others = (BitSet) region.blocks().clone();
        around(site).stream().findFirst().ifPresent(others::andNot);
        return others.isEmpty();
    }

    /** Whether a test asks for a value that the method has computed. */
    private boolean isAskedFor(Value value, MethodModel method) {
        Numbering numbering = numberings.of(method);
        return !(value instanceof Value.Constant || value instanceof Value.Param)
                && IntStream.range(0, method.blocks().size())
                        .filter(b -> method.blocks().get(b).terminator() instanceof Terminator.Branch)
                        .filter(numbering::isReachable)
                        .anyMatch(b -> numbering.takenByEnd(b).stream().anyMatch(v -> v.contains(value)));
    }

    /** Whether a loop around a call also operates on a channel. */
    boolean isInRetryLoop(CallGraph.Site site) {
        return around(site).stream()
                .limit(1)
                .flatMap(loop -> loop.stream().boxed())
                .flatMap(b -> site.method().blocks().get(b).ops().stream())
                .anyMatch(
                        op -> op instanceof Op.Call call && symbols.knowledge().is(FactKind.OPERATION, call.method()));
    }

    private List<BitSet> around(CallGraph.Site site) {
        return loops.computeIfAbsent(site.method(), Loops::new).around(site.block());
    }
}
