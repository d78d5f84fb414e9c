package dev.wouldblock.protocol;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of a method that the facts speak of, and what is known of their arguments. */
final class KnownCalls {
    /** The kinds of facts that protocols ask for. */
    private static final Set<FactKind> KINDS = EnumSet.of(
            FactKind.OPERATION,
            FactKind.CONFIGURES,
            FactKind.REGISTERS,
            FactKind.ASKS_REGISTRATION,
            FactKind.CLOSES,
            FactKind.OVER,
            FactKind.NEEDS_BLOCKING,
            FactKind.STREAM_IO,
            FactKind.SETS_TIMEOUT);

    /** A call that a path leads to, and what a fact says of it. */
    record KnownCall(CallGraph.Site site, Fact fact) {
        Op.Call call() {
            return site.call();
        }
    }

    private final Symbols symbols;
    private final Numberings numberings;
    private final Function<CallGraph.Site, List<Mode>> modes;
    /** Protocols are asked about one method after the other. */
    private @Nullable MethodModel last;

    private Map<FactKind, List<KnownCall>> ofLast = Map.of();

    /** @param modes the modes of what a call is given, the receiver first */
    KnownCalls(Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.modes = modes;
    }

    /** In the order of the code. */
    List<KnownCall> of(MethodModel method, FactKind kind) {
        if (method != last) {
            ofLast = find(method);
            last = method;
        }
        List<KnownCall> all = ofLast.getOrDefault(kind, List.of());
        return all.isEmpty()
                ? all
                : all.stream()
                        .filter(known ->
                                numberings.of(method).isReachable(known.site().block()))
                        .toList();
    }

    private Map<FactKind, List<KnownCall>> find(MethodModel method) {
        Map<FactKind, List<KnownCall>> found = new EnumMap<>(FactKind.class);
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call) {
                    for (Fact fact : symbols.knowledge().about(call.method())) {
                        if (KINDS.contains(fact.kind())) {
                            found.computeIfAbsent(fact.kind(), k -> new ArrayList<>())
                                    .add(new KnownCall(new CallGraph.Site(method, b, i, call), fact));
                        }
                    }
                }
            }
        }
        return found;
    }

    /** All calls of a method that a path leads to. */
    List<CallGraph.Site> calls(MethodModel method) {
        List<CallGraph.Site> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size() && numberings.of(method).isReachable(b); i++) {
                if (ops.get(i) instanceof Op.Call call) {
                    found.add(new CallGraph.Site(method, b, i, call));
                }
            }
        }
        return found;
    }

    /** What a method may return. */
    List<Value> returned(MethodModel method) {
        List<Value> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Return r
                    && r.value() != Op.NONE
                    && numberings.of(method).isReachable(b)) {
                found.add(numberings.of(method).before(b, block.ops().size()).get(r.value()));
            }
        }
        return found;
    }

    /** What a call is given, the receiver first. */
    List<Value> arguments(CallGraph.Site site) {
        return numberings
                .of(site.method())
                .before(site.block(), site.op())
                .get(site.call().arguments());
    }

    /** The argument that the fact names with a key. */
    Value argument(KnownCall known, String key) {
        return arguments(known.site()).get(known.fact().operand(key, known.call()));
    }

    /** The mode of the argument that the fact names with a key. */
    Mode mode(KnownCall known, String key) {
        return mode(known.site(), known.fact().operand(key, known.call()));
    }

    Mode mode(CallGraph.Site site, int argument) {
        List<Mode> all = modes.apply(site);
        return argument < all.size() ? all.get(argument) : Mode.NOTHING;
    }
}
