package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells which calls block, by the facts and by what the call is given. */
final class Blockers {
    private final Symbols symbols;
    private final Function<CallGraph.Site, List<Mode>> modes;

    Blockers(Symbols symbols, Function<CallGraph.Site, List<Mode>> modes) {
        this.symbols = symbols;
        this.modes = modes;
    }

    /**
     * What a call does when it blocks.
     *
     * @param arguments the receiver first
     */
    Optional<Fact> of(CallGraph.Site site, List<Value> arguments, Guards guards) {
        Op.Call call = site.call();
        return symbols.knowledge().blocks(call.method()).filter(fact -> !isHarmless(fact, site, arguments, guards));
    }

    /** Whether the called method says of itself, with an annotation, that it blocks. */
    Optional<Fact> declared(Op.Call call) {
        return symbols.calls()
                .declaration(call)
                .flatMap(method -> new Marked(symbols.knowledge())
                        .as(FactKind.BLOCKS, method, symbols.program().find(method.owner())));
    }

    /** Whether a call is made on a channel that a server has accepted. */
    boolean isAccepted(CallGraph.Site site) {
        List<Mode> known = modes.apply(site);
        return !known.isEmpty() && known.get(0).isAccepted();
    }

    private boolean isHarmless(Fact fact, CallGraph.Site site, List<Value> arguments, Guards guards) {
        Op.Call call = site.call();
        int zero = fact.argument("zero") + (call.hasReceiver() ? 1 : 0);
        if (fact.argument("zero") >= 0
                && zero < arguments.size()
                && arguments.get(zero) instanceof Value.Constant c
                && c.value().equals(Optional.of(0L))) {
            return true;
        }
        if (fact.value("mode", "").equals("blocking")) {
            List<Mode> known = modes.apply(site);
            return known.isEmpty() || !known.get(0).isBlocking();
        }
        if (call.hasReceiver() && fact.value("why", "").equals("queue") && guards.asksSize(arguments.get(0))) {
            return true;
        }
        return call.hasReceiver()
                && Guards.questions(fact)
                        .filter(q -> guards.isAfter(site.block(), q, arguments.get(0)))
                        .isPresent();
    }
}
