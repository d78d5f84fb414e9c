package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Accesses;
import dev.wouldblock.flow.CallGraph;
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

    /** A value at a place in a method. */
    private record At(MethodModel method, int block, int op, Value value) {}

    private final Symbols symbols;
    private final Numberings numberings;

    Ended(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    boolean isKnown(Fact fact, CallGraph.Site site, Value awaited) {
        Set<String> questions = Guards.questions(fact).orElse(Set.of());
        Set<String> ends = Guards.names(fact, "ended-by");
        return !(questions.isEmpty() && ends.isEmpty())
                && isKnown(new At(site.method(), site.block(), site.op(), awaited), questions, ends, 0);
    }

    private boolean isKnown(At at, Set<String> questions, Set<String> ends, int captures) {
        Guards guards = new Guards(at.method(), numberings.of(at.method()));
        if (guards.isAfter(at.block(), questions, at.value())
                || guards.isAfterCall(
                        at.block(),
                        at.op(),
                        at.value(),
                        call -> ends.contains(call.method().name()))) {
            return true;
        }
        List<At> captured = captures < MAX_CAPTURES ? captured(at) : List.of();
        return !captured.isEmpty() && captured.stream().allMatch(c -> isKnown(c, questions, ends, captures + 1));
    }

    /** Where a value was captured by a lambda, or by a class in a field that only its constructors set; empty elsewhere. */
    private List<At> captured(At at) {
        MethodModel method = at.method();
        if (at.value() instanceof Value.Param p) {
            return method.name().equals("<init>") ? given(method, p.index()) : byLambda(method, p.index());
        }
        if (!(at.value() instanceof Value.FieldOf f)
                || method.isStatic()
                || !f.object().equals(Optional.of(new Value.Param(0)))) {
            return List.of();
        }
        List<Accesses.Place> stores = symbols.accesses().stores(f.fullName());
        return stores.stream().allMatch(s -> s.method().name().equals("<init>"))
                ? stores.stream()
                        .filter(this::isReachable)
                        .map(store -> at(store, 0))
                        .toList()
                : List.of();
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
        Value value =
                numberings.of(place.method()).taken(place.block(), place.op()).get(operand);
        return new At(place.method(), place.block(), place.op(), value);
    }
}
