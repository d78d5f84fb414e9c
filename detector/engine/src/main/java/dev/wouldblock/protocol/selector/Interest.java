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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls of a program that change what a key asks for. */
final class Interest {
    private static final int MAX_UP = 2;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;

    /** @param up calls from the method to the one with the call that sets the interest */
    private record Asked(MethodModel method, Value value, int up) {}

    Interest(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
    }

    /** Those of a method, in the order of the code. */
    List<CallGraph.Site> in(MethodModel method) {
        return symbols.sites().in(method, FactKind.INTEREST);
    }

    /** Those of the program, in its order. */
    List<CallGraph.Site> changes() {
        return symbols.sites().of(FactKind.INTEREST);
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
                .map(ops -> new OpsArgument(site.method(), before, merges).read(ops))
                .orElse(InterestOps.UNKNOWN);
    }

    private Optional<Value> ops(CallGraph.Site site, Fact fact) {
        List<Value> arguments = Calls.arguments(numberings, site);
        int index = fact.argument("ops") + 1;
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /** Whether some call asks for an operation, in plain sight. */
    boolean isAskedFor(long operation) {
        return changes().stream().anyMatch(site -> asks(site, operation));
    }

    /** Whether a call asks for an operation on one of its ways. */
    private boolean asks(CallGraph.Site site, long operation) {
        Fact fact = fact(site.call()).orElseThrow();
        return !fact.value("how", "").equals("and")
                && ops(site, fact)
                        .filter(ops -> asks(new Asked(site.method(), ops, 0), operation, new HashSet<>()))
                        .isPresent();
    }

    /** @param seen values that are being asked already: a loop may add operations to a variable */
    private boolean asks(Asked asked, long operation, Set<Asked> seen) {
        return seen.add(asked)
                && merges.of(asked.method(), asked.value()).stream().anyMatch(way -> {
                    if (way instanceof Value.Constant c) {
                        return c.value().orElse("") instanceof Long ops && (ops & operation) != 0;
                    }
                    if (way instanceof Value.Computed c && c.operator() == Op.Operator.OR) {
                        return c.operands().stream()
                                .anyMatch(o -> asks(new Asked(asked.method(), o, asked.up()), operation, seen));
                    }
                    return way instanceof Value.Param p
                            && asked.up() < MAX_UP
                            && symbols.calls().callers(asked.method()).stream().anyMatch(caller -> {
                                List<Value> arguments = Calls.arguments(numberings, caller);
                                return p.index() < arguments.size()
                                        && asks(
                                                new Asked(caller.method(), arguments.get(p.index()), asked.up() + 1),
                                                operation,
                                                seen);
                            });
                });
    }
}
