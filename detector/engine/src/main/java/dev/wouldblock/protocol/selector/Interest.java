package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import java.util.List;
import java.util.Optional;

/** The calls of a program that change what a key asks for. */
final class Interest {
    private static final int MAX_UP = 2;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;

    Interest(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
    }

    /** Those of a method, in the order of the code. */
    List<CallGraph.Site> in(MethodModel method) {
        return symbols.sites().in(method, FactKind.INTEREST);
    }

    private Optional<Fact> fact(Op.Call call) {
        return symbols.knowledge().find(FactKind.INTEREST, call.method());
    }

    /**
     * The interest set after a call, empty when the call does not change it.
     *
     * @param before what is known of it before
     */
    Optional<InterestOps> after(CallGraph.Site site, InterestOps before) {
        return fact(site.call()).map(fact -> {
            InterestOps given = given(site, fact, before);
            return switch (fact.value("how", "")) {
                case "or" -> before.or(given);
                case "and" -> before.and(given);
                default -> given;
            };
        });
    }

    private InterestOps given(CallGraph.Site site, Fact fact, InterestOps before) {
        return ops(site, fact)
                .map(ops -> InterestOps.of(site.method(), ops, before, merges))
                .orElse(InterestOps.UNKNOWN);
    }

    private Optional<Value> ops(CallGraph.Site site, Fact fact) {
        List<Value> arguments = Calls.arguments(numberings, site);
        int index = fact.argument("ops") + 1;
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /** Whether some call asks for an operation, in plain sight. */
    boolean isAskedFor(long operation) {
        return symbols.sites().of(FactKind.INTEREST).stream().anyMatch(site -> asks(site, operation));
    }

    /** Whether a call asks for an operation on one of its ways. */
    boolean asks(CallGraph.Site site, long operation) {
        Fact fact = fact(site.call()).orElseThrow();
        return !fact.value("how", "").equals("and")
                && ops(site, fact)
                        .filter(ops -> asks(site.method(), ops, operation, 0))
                        .isPresent();
    }

    private boolean asks(MethodModel method, Value value, long operation, int up) {
        return merges.of(method, value).stream().anyMatch(way -> {
            if (way instanceof Value.Constant c) {
                return c.value().orElse("") instanceof Long ops && (ops & operation) != 0;
            }
            if (way instanceof Value.Computed c && c.operator() == Op.Operator.OR) {
                return c.operands().stream().anyMatch(o -> asks(method, o, operation, up));
            }
            return way instanceof Value.Param p
                    && up < MAX_UP
                    && symbols.calls().callers(method).stream().anyMatch(caller -> {
                        List<Value> arguments = Calls.arguments(numberings, caller);
                        return p.index() < arguments.size()
                                && asks(caller.method(), arguments.get(p.index()), operation, up + 1);
                    });
        });
    }
}
