package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.region.Loops;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A handled key has to leave the selected-key set: a selector adds keys to it and never removes one. */
final class SelectedKeys implements Protocol {
    /** The calls on what may be one selector. */
    private static final class Group {
        private final List<CallGraph.Site> selects = new ArrayList<>();
        private final List<CallGraph.Site> takes = new ArrayList<>();
        private boolean isEmptied;
        private boolean isRegistered;
    }

    private final SelectorProgram program;
    private final Symbols symbols;
    private final SelectorCalls selectors;
    private final Origins origins;
    private final Map<Origins.Origin, Group> groups = new LinkedHashMap<>();
    /** Calls that take the keys of a selector of which it is not known which one it is. */
    private final List<CallGraph.Site> unknown = new ArrayList<>();

    private final Set<CallGraph.Site> told = new HashSet<>();
    private final Map<MethodModel, List<Misuse>> found = new HashMap<>();

    SelectedKeys(SelectorProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.selectors = program.selectors();
        this.origins = new Origins(symbols, program.numberings());
        // In the order of the program, as the first call of a group is the one that is told.
        for (CallGraph.Site site : symbols.sites().ofAny(EnumSet.of(FactKind.SELECTS, FactKind.SELECTED))) {
            List<Value> arguments = program.arguments(site);
            if (!arguments.isEmpty()) {
                add(site, origins.of(site.method(), arguments.get(0)));
            }
        }
        for (CallGraph.Site site : symbols.sites().of(FactKind.REGISTERS)) {
            List<Value> arguments = program.arguments(site);
            if (arguments.size() > 1) {
                origins.of(site.method(), arguments.get(1)).forEach(origin -> group(origin).isRegistered = true);
            }
        }
        groups.forEach(this::judge);
    }

    private void add(CallGraph.Site site, Set<Origins.Origin> selector) {
        boolean takes = selectors.takesSet(site.call());
        if (takes && selector.isEmpty()) {
            unknown.add(site);
        }
        boolean isEmptied = takes ? use(site).mayLoseKeys() : !selectors.fillsSet(site.call());
        for (Origins.Origin origin : selector) {
            Group group = group(origin);
            (takes ? group.takes : group.selects).add(site);
            group.isEmptied |= isEmptied;
        }
    }

    private Group group(Origins.Origin origin) {
        return groups.computeIfAbsent(origin, k -> new Group());
    }

    private KeySetUse use(CallGraph.Site site) {
        return KeySetUse.of(symbols, program.numberings(), site.method(), site.result());
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        return found.getOrDefault(method, List.of());
    }

    private void judge(Origins.Origin origin, Group group) {
        if (group.isEmptied || group.selects.stream().anyMatch(this::isBesideUnknown)) {
            return;
        }
        for (CallGraph.Site take : group.takes) {
            if (isKept(origin, group, take)) {
                tell(take, group.selects.get(0));
            }
        }
        if (group.takes.isEmpty() && group.isRegistered) {
            for (CallGraph.Site select : group.selects) {
                if (isAskedForCount(origin, select)) {
                    tell(select, select);
                }
            }
        }
    }

    /** A call on what may be several selectors is told once. */
    private void tell(CallGraph.Site site, CallGraph.Site select) {
        if (told.add(site)) {
            found.computeIfAbsent(site.method(), k -> new ArrayList<>()).add(misuse(site, select));
        }
    }

    /** Whether the same file takes keys of a selector that may be any, so that it may be this one. */
    private boolean isBesideUnknown(CallGraph.Site site) {
        return unknown.stream().anyMatch(u -> SelectorCalls.file(u.method()).equals(SelectorCalls.file(site.method())));
    }

    private boolean isKept(Origins.Origin origin, Group group, CallGraph.Site take) {
        return !group.selects.isEmpty()
                && use(take).isWalked()
                && isRepeated(origin, group, take)
                && !cancelsEach(take);
    }

    /** Whether keys are taken, and the selector asked again: where it is in a field, by the next call of the method. */
    private boolean isRepeated(Origins.Origin origin, Group group, CallGraph.Site take) {
        if (!(origin instanceof Origins.OfMethod made)) {
            return true;
        }
        BitSet taking = new BitSet();
        taking.set(take.block());
        return group.selects.stream()
                        .filter(select -> select.method() == take.method() && select.method() != made.method())
                        .anyMatch(select -> meet(take.method(), select.block(), taking, new BitSet()))
                || blocks(made, group.selects).stream()
                        .anyMatch(b -> meet(made.method(), b, blocks(made, List.of(take)), opening(made)));
    }

    /** Whether a loop around a block comes to others, and does not open the selector anew. */
    private static boolean meet(MethodModel method, int block, BitSet others, BitSet opening) {
        return new Loops(method).around(block).stream().anyMatch(l -> l.intersects(others) && !l.intersects(opening));
    }

    private static BitSet opening(Origins.OfMethod made) {
        BitSet blocks = new BitSet();
        if (made.value() instanceof Value.Result r) {
            blocks.set(r.block());
        }
        return blocks;
    }

    /** The blocks of a method that make one of the calls, or hand the selector to a method that may. */
    private BitSet blocks(Origins.OfMethod made, List<CallGraph.Site> sites) {
        BitSet blocks = new BitSet();
        sites.stream().filter(s -> s.method() == made.method()).forEach(s -> blocks.set(s.block()));
        if (blocks.isEmpty()) {
            for (CallGraph.Site call :
                    Calls.in(made.method(), c -> !symbols.calls().targets(c).isEmpty())) {
                if (program.arguments(call).contains(made.value())) {
                    blocks.set(call.block());
                }
            }
        }
        return blocks;
    }

    /** Whether each key that is taken is cancelled, or its channel closed, before the next one: the selector then removes it. */
    private boolean cancelsEach(CallGraph.Site take) {
        MethodModel method = take.method();
        BitSet ends = new BitSet();
        selectors.endsIn(method).forEach(s -> ends.set(s.block()));
        return Calls.in(method, call -> call.method().name().equals("next")).stream()
                .anyMatch(next -> new Loops(method)
                        .around(next.block()).stream()
                                .findFirst()
                                .filter(loop -> cannotGoRound(method, next, loop, ends))
                                .isPresent());
    }

    private static boolean cannotGoRound(MethodModel method, CallGraph.Site next, BitSet loop, BitSet ends) {
        return !Flow.after(method, next.block(), block -> loop.get(block) && !ends.get(block))
                .get(next.block());
    }

    /** Whether a selector whose keys nobody takes is asked for their number, again and again: it is 0 from the second time on. */
    private boolean isAskedForCount(Origins.Origin origin, CallGraph.Site select) {
        BitSet all = new BitSet();
        all.set(0, select.method().blocks().size());
        boolean isAgain = !(origin instanceof Origins.OfMethod made)
                || made.method() == select.method() && meet(made.method(), select.block(), all, opening(made));
        return isAgain && decides(select) && !cancels(select.method());
    }

    private boolean cancels(MethodModel method) {
        return program.neighbours().ofFile(method).stream()
                .anyMatch(m -> !selectors.cancelsIn(m).isEmpty());
    }

    /** Whether a branch depends on the number of keys. */
    private boolean decides(CallGraph.Site select) {
        MethodModel method = select.method();
        Numbering numbering = program.numberings().of(method);
        Value count = select.result();
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b)
                    && method.blocks().get(b).terminator() instanceof Terminator.Branch
                    && numbering.takenByEnd(b).stream().anyMatch(v -> v.contains(count))) {
                return true;
            }
        }
        return false;
    }

    private static Misuse misuse(CallGraph.Site site, CallGraph.Site select) {
        Step asked = Step.at(select, "the selector is asked, again and again");
        return select == site
                ? new Misuse(
                        Misuse.Kind.SELECTED_KEY_KEPT,
                        site,
                        "a key that was ready once is not counted again, and what arrives later is not served",
                        asked.then(site, "nothing takes the selected keys"))
                : new Misuse(
                        Misuse.Kind.SELECTED_KEY_KEPT,
                        site,
                        "select() returns 0 at once while a channel stays ready, and old keys are handled again",
                        asked.then(site, "no key is removed from the selected-key set"));
    }
}
