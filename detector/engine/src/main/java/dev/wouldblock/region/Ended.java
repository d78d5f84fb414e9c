package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Accesses;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether what a call waits for has ended before: it was asked, or it was brought to its end by this thread. That may
 * have been done where a function object was made that captures it.
 */
final class Ended {
    /** Function objects within each other. */
    private static final int MAX_CAPTURES = 3;

    /**
     * A value at a place in a method.
     *
     * @param holder the lambda or the new object that captures it there
     */
    private record At(MethodModel method, int block, int op, Value value, Optional<Value> holder) {}

    /**
     * How a wait ends, by names of methods of what is awaited.
     *
     * @param questions they answer true when it has ended
     * @param acts they end it
     * @param handlers they run a function when it has ended
     */
    private record Ends(Set<String> questions, Set<String> acts, Set<String> handlers) {
        static Ends of(Fact fact) {
            return new Ends(Guards.names(fact, "done"), Guards.names(fact, "ended-by"), Guards.names(fact, "ended-in"));
        }
    }

    private final Symbols symbols;
    private final Numberings numberings;

    Ended(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    boolean isKnown(Fact fact, CallGraph.Site site, Value awaited) {
        Ends ends = Ends.of(fact);
        return !ends.questions().isEmpty()
                && isKnown(new At(site.method(), site.block(), site.op(), awaited, Optional.empty()), ends, 0);
    }

    private boolean isKnown(At at, Ends ends, int captures) {
        Guards guards = new Guards(at.method(), numberings.of(at.method()));
        if (guards.isAfter(at.block(), ends.questions(), at.value())
                || guards.isAfterCall(at.block(), at.op(), at.value(), call -> isAmong(ends.acts(), call))
                || at.holder().stream().anyMatch(holder -> isGiven(at, holder, ends.handlers()))) {
            return true;
        }
        List<At> captured = captures < MAX_CAPTURES ? captured(at) : List.of();
        return !captured.isEmpty() && captured.stream().allMatch(c -> isKnown(c, ends, captures + 1));
    }

    private static boolean isAmong(Set<String> names, Op.Call call) {
        return names.contains(call.method().name());
    }

    /** Whether a function object is given to what is awaited, which runs it when it has ended. */
    private boolean isGiven(At at, Value function, Set<String> handlers) {
        Numbering numbering = numberings.of(at.method());
        return numbering.uses(function).stream()
                .anyMatch(op -> op instanceof Op.Call call
                        && call.hasReceiver()
                        && isAmong(handlers, call)
                        && numbering
                                .arguments(call)
                                .filter(a -> a.get(0).equals(at.value()))
                                .isPresent());
    }

    /** Where a value was captured by a lambda, or by a class in a field that only its constructors set; empty elsewhere. */
    private List<At> captured(At at) {
        MethodModel method = at.method();
        if (at.value() instanceof Value.Param p) {
            return method.name().equals("<init>") ? given(method, p.index()) : byLambda(method, p.index());
        }
        if (!(at.value() instanceof Value.FieldOf f)
                || method.isStatic()
                || !f.object().equals(Optional.of(new Value.Param(0)))
                || !symbols.accesses().isSetOnConstruction(f.fullName())) {
            return List.of();
        }
        return symbols.accesses().stores(f.fullName()).stream()
                .filter(this::isReachable)
                .map(store -> at(store, 0))
                .toList();
    }

    private List<At> byLambda(MethodModel body, int parameter) {
        List<Accesses.Place> makers = symbols.accesses().makers(body);
        return makers.stream()
                        .allMatch(m -> parameter
                                < ((Op.Lambda) m.operation()).captures().size())
                ? makers.stream()
                        .filter(this::isReachable)
                        .map(maker -> at(maker, parameter))
                        .toList()
                : List.of();
    }

    private List<At> given(MethodModel constructor, int parameter) {
        List<At> found = new ArrayList<>();
        for (CallGraph.Site caller : symbols.calls().callers(constructor)) {
            Accesses.Place place = new Accesses.Place(caller.method(), caller.block(), caller.op());
            if (isReachable(place)) {
                found.add(at(place, parameter));
            }
        }
        return found;
    }

    private boolean isReachable(Accesses.Place place) {
        return numberings.of(place.method()).isReachable(place.block());
    }

    private At at(Accesses.Place place, int operand) {
        List<Value> taken = numberings.of(place.method()).taken(place.block(), place.op());
        Value holder =
                place.operation() instanceof Op.Call ? taken.get(0) : new Value.Result(place.block(), place.op());
        return new At(place.method(), place.block(), place.op(), taken.get(operand), Optional.of(holder));
    }
}
