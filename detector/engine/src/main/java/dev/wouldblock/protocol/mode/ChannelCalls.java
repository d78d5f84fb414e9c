package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The calls on channels, their keys, adaptors and streams that facts speak of, with the modes of their arguments. */
final class ChannelCalls {
    /** A call that a path leads to, and what a fact says of it. */
    record ChannelCall(CallGraph.Site site, Fact fact) {
        Op.Call call() {
            return site.call();
        }
    }

    private final Symbols symbols;
    private final Numberings numberings;
    private final Function<CallGraph.Site, List<Mode>> modes;

    /** @param modes the modes of what a call is given, the receiver first */
    ChannelCalls(Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.modes = modes;
    }

    /** In the order of the code. */
    List<ChannelCall> of(MethodModel method, FactKind kind) {
        List<CallGraph.Site> sites = symbols.sites().in(method, kind);
        if (sites.isEmpty()) {
            return List.of();
        }
        List<ChannelCall> found = new ArrayList<>();
        for (CallGraph.Site site : sites) {
            if (numberings.of(method).isReachable(site.block())) {
                symbols.knowledge().about(site.call().method()).stream()
                        .filter(fact -> fact.kind() == kind)
                        .forEach(fact -> found.add(new ChannelCall(site, fact)));
            }
        }
        return found;
    }

    /** What a call is given, the receiver first. */
    List<Value> arguments(CallGraph.Site site) {
        return Calls.arguments(numberings, site);
    }

    /** The argument that the fact names with a key. */
    Value argument(ChannelCall known, String key) {
        return arguments(known.site()).get(known.fact().operand(key, known.call()));
    }

    /** The mode of the argument that the fact names with a key. */
    Mode mode(ChannelCall known, String key) {
        return mode(known.site(), known.fact().operand(key, known.call()));
    }

    Mode mode(CallGraph.Site site, int argument) {
        List<Mode> all = modes.apply(site);
        return argument < all.size() ? all.get(argument) : Mode.NOTHING;
    }
}
