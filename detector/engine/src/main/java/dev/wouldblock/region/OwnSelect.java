package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a loop's own wait for readiness from that for another selector. */
final class OwnSelect {
    private final Symbols symbols;
    private final Numberings numberings;

    OwnSelect(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** Whether a call selects with a selector that is known to be none of the loop's: another field, or opened for it. */
    boolean isOfAnother(Region region, CallGraph.Site site) {
        Optional<Value> selector = selector(site);
        if (selector.isEmpty() || own(region).contains(site) && !isOpenedHere(site, selector.get())) {
            return false;
        }
        if (isOpenedHere(site, selector.get())) {
            return site.method() != region.method() || !region.waits().contains(site);
        }
        Set<Optional<String>> own = own(region).stream()
                .map(w -> selector(w).flatMap(OwnSelect::field))
                .collect(Collectors.toSet());
        Optional<String> other = field(selector.get());
        return other.isPresent() && !own.contains(other) && !own.contains(Optional.<String>empty());
    }

    /** The waits that stand in the loop itself; where there are none, those of the helpers that it calls. */
    private static Set<CallGraph.Site> own(Region region) {
        Set<CallGraph.Site> direct = region.waits().stream()
                .filter(w -> w.method() == region.method())
                .collect(Collectors.toSet());
        return direct.isEmpty() ? region.waits() : direct;
    }

    /** Whether a loop asks for readiness without waiting, so that what it does between its rounds is its own pause. */
    boolean neverWaits(Region region) {
        return !region.waits().isEmpty()
                && region.waits().stream()
                        .noneMatch(w ->
                                symbols.knowledge().waits(w.call().method()).isPresent());
    }

    /** Whether a loop asks for readiness in the method of a call, and at times without waiting. */
    boolean pollsBeside(Region region, CallGraph.Site site) {
        return region.waits().stream().anyMatch(w -> w.method() == site.method())
                && region.waits().stream()
                        .anyMatch(w ->
                                symbols.knowledge().is(FactKind.READY, w.call().method()));
    }

    private Optional<Value> selector(CallGraph.Site site) {
        return site.call().hasReceiver() && numberings.of(site.method()).isReachable(site.block())
                ? Optional.of(numberings
                        .of(site.method())
                        .taken(site.block(), site.op())
                        .get(0))
                : Optional.empty();
    }

    private static Optional<String> field(Value value) {
        // The selector of a key is a part of it: it may be any.
        return value instanceof Value.FieldOf f && !f.isPart() ? Optional.of(f.fullName()) : Optional.empty();
    }

    private static boolean isOpenedHere(CallGraph.Site site, Value selector) {
        return selector.callIn(site.method())
                .filter(call -> call.method().name().equals("open"))
                .isPresent();
    }
}
