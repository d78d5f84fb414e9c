package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds selector loops by their shape: the innermost loop that selects, takes the selected keys and asks them, itself
 * or through methods that it calls. A wait for one channel with a selector of its own asks no key, and is none.
 */
final class SelectorLoops {
    private static final String KEY = "java/nio/channels/SelectionKey";
    /** Helpers between the loop and the calls that make its shape. */
    private static final int MAX_HELPERS = 3;

    private final Symbols symbols;
    private final Numberings numberings;
    private final List<Region> found = new ArrayList<>();

    private SelectorLoops(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    static List<Region> of(Symbols symbols, Numberings numberings) {
        SelectorLoops loops = new SelectorLoops(symbols, numberings);
        loops.run();
        return loops.found;
    }

    /** The calls that select, each with the waits behind it; first the selects themselves, then calls of helpers. */
    private void run() {
        Map<CallGraph.Site, Set<CallGraph.Site>> selects = new LinkedHashMap<>();
        for (CallGraph.Site site : symbols.sites().of(FactKind.SELECTS)) {
            selects.put(site, Set.of(site));
        }
        Set<MethodModel> selecting = new HashSet<>();
        Set<CallGraph.Site> doubtful = new HashSet<>();
        for (int round = 0; round <= MAX_HELPERS && !selects.isEmpty(); round++) {
            selects.keySet().forEach(site -> selecting.add(site.method()));
            Map<CallGraph.Site, Set<CallGraph.Site>> callers = new LinkedHashMap<>();
            Map<MethodModel, Loops> shapes = new IdentityHashMap<>();
            selects.forEach((site, waits) -> {
                Optional<BitSet> loop = shapes.computeIfAbsent(site.method(), Loops::new).around(site.block()).stream()
                        .filter(l -> dispatches(site.method(), l))
                        .findFirst();
                if (loop.isPresent()) {
                    if (!opensItsSelector(site, loop.get())) {
                        add(site.method(), loop.get(), waits, !doubtful.contains(site));
                    }
                } else {
                    for (CallGraph.Site caller : symbols.calls().callers(site.method())) {
                        callers.merge(caller, waits, SelectorLoops::union);
                        if (doubtful.contains(site) || !mostlySelects(caller, selecting)) {
                            doubtful.add(caller);
                        }
                    }
                }
            });
            selects = callers;
        }
    }

    /** Whether at least half of the bodies that a call may run select: of an interface for waits of all kinds only few do. */
    private boolean mostlySelects(CallGraph.Site call, Set<MethodModel> selecting) {
        List<MethodModel> targets = symbols.calls().targets(call.call());
        return 2 * targets.stream().filter(selecting::contains).count() >= targets.size();
    }

    /** A selector that a round of the loop opens waits for one channel of many: it is nested in the loop. */
    private boolean opensItsSelector(CallGraph.Site site, BitSet loop) {
        return symbols.knowledge().is(FactKind.SELECTS, site.call().method())
                && numberings.of(site.method()).isReachable(site.block())
                && numberings.of(site.method()).taken(site.block(), site.op()).get(0) instanceof Value.Result r
                && loop.get(r.block())
                && r.callIn(site.method())
                        .filter(made -> made.method().name().startsWith("open"))
                        .isPresent();
    }

    private void add(MethodModel method, BitSet blocks, Set<CallGraph.Site> waits, boolean isCertain) {
        for (int i = 0; i < found.size(); i++) {
            Region known = found.get(i);
            if (known.method() == method && known.blocks().intersects(blocks)) {
                BitSet all = (BitSet) known.blocks().clone();
                all.or(blocks);
                found.set(i, region(method, all, union(known.waits(), waits), isCertain || known.isCertain()));
                return;
            }
        }
        found.add(region(method, blocks, waits, isCertain));
    }

    private static Region region(MethodModel method, BitSet blocks, Set<CallGraph.Site> waits, boolean isCertain) {
        Position start = waits.stream()
                .filter(w -> w.method() == method && blocks.get(w.block()))
                .sorted(Comparator.comparing(CallGraph.Site::block).thenComparing(CallGraph.Site::op))
                .map(w -> w.call().position())
                .findFirst()
                .orElse(method.position());
        return new Region(
                Region.Kind.SELECTOR_LOOP,
                method,
                blocks,
                start,
                "the selector loop of " + Names.of(method),
                Optional.empty(),
                waits,
                Optional.empty(),
                isCertain);
    }

    private static Set<CallGraph.Site> union(Set<CallGraph.Site> one, Set<CallGraph.Site> other) {
        Set<CallGraph.Site> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether blocks take the selected keys and ask them what they are ready for, or to whom they belong. */
    private boolean dispatches(MethodModel method, BitSet blocks) {
        Shape shape = new Shape();
        shape.look(method, blocks);
        shape.lookIntoHelpers();
        return shape.takesKeys && shape.asksKey;
    }

    private final class Shape {
        private final Set<MethodModel> seen = new HashSet<>();
        private final List<MethodModel> helpers = new ArrayList<>();
        private boolean takesKeys;
        private boolean asksKey;

        private void look(MethodModel method, BitSet blocks) {
            for (int b = blocks.nextSetBit(0); b >= 0; b = blocks.nextSetBit(b + 1)) {
                for (Op op : method.blocks().get(b).ops()) {
                    if (op instanceof Op.Call call) {
                        look(call);
                    } else if (op instanceof Op.Lambda lambda) {
                        add(symbols.calls().targets(lambda.target(), lambda.dispatch()));
                    }
                }
            }
        }

        private void look(Op.Call call) {
            boolean handsKeys = symbols.knowledge()
                    .find(FactKind.SELECTS, call.method())
                    .filter(fact -> fact.value("into", "").equals("action"))
                    .isPresent();
            takesKeys |= handsKeys || symbols.knowledge().is(FactKind.SELECTED, call.method());
            asksKey |= handsKeys || call.method().owner().equals(KEY);
            add(symbols.calls().targets(call));
        }

        private void add(List<MethodModel> targets) {
            targets.stream().filter(seen::add).forEach(helpers::add);
        }

        /** Level by level: one that is also called farther away counts by its nearest call. */
        private void lookIntoHelpers() {
            for (int depth = 0; depth < MAX_HELPERS; depth++) {
                List<MethodModel> level = List.copyOf(helpers);
                helpers.clear();
                level.forEach(helper -> look(helper, Region.allBlocks(helper)));
            }
        }
    }
}
