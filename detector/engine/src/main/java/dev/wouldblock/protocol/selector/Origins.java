package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.Accesses;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a selector comes from, through parameters, captured variables and returned values: what has one origin may be one selector. */
final class Origins {
    private static final int MAX_STEPS = 4;

    /** A place where a selector is kept or made. */
    sealed interface Origin {}

    /** A field, whatever the object. */
    record OfField(String name) implements Origin {}

    /** A value of one method that leads to no field: made there, or handed in by code that is not in sight. */
    record OfMethod(MethodModel method, Value value) implements Origin {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;

    Origins(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
    }

    /** All that a value may be; empty where nothing is known of one way. */
    Set<Origin> of(MethodModel method, Value value) {
        Set<Origin> found = new LinkedHashSet<>();
        return collect(method, value, 0, found) ? found : Set.of();
    }

    private boolean collect(MethodModel method, Value value, int steps, Set<Origin> found) {
        if (steps > MAX_STEPS) {
            return false;
        }
        for (Value way : merges.of(method, value)) {
            if (!collectOne(method, way, steps, found)) {
                return false;
            }
        }
        return true;
    }

    private boolean collectOne(MethodModel method, Value value, int steps, Set<Origin> found) {
        if (value instanceof Value.Constant) {
            return true;
        }
        if (value instanceof Value.FieldOf f && !f.isPart()) {
            found.add(new OfField(f.fullName()));
            return true;
        }
        if (value instanceof Value.Param p) {
            return collectGiven(method, p, steps, found);
        }
        Optional<Op.Call> call = value.callIn(method);
        if (call.isPresent()) {
            List<MethodModel> targets = symbols.calls().targets(call.get());
            if (targets.size() == 1) {
                return merges.returned(targets.get(0)).stream()
                        .allMatch(v -> !(v instanceof Value.Param) && collect(targets.get(0), v, steps + 1, found));
            }
            if (targets.isEmpty()) {
                List<Origin> fields = storedIn(method, value);
                found.addAll(fields.isEmpty() ? List.of(new OfMethod(method, value)) : fields);
                return true;
            }
        }
        return false;
    }

    /** The fields that a method puts what it has made into. */
    private List<Origin> storedIn(MethodModel method, Value made) {
        Numbering numbering = numberings.of(method);
        List<Origin> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.StoreField store
                        && numbering.isReachable(b)
                        && numbering.before(b, i).get(store.value()).equals(made)) {
                    found.add(new OfField(symbols.fieldName(store.field())));
                }
            }
        }
        return found;
    }

    private boolean collectGiven(MethodModel method, Value.Param parameter, int steps, Set<Origin> found) {
        List<CallGraph.Site> callers = symbols.calls().callers(method);
        List<Accesses.Place> places = symbols.accesses().makers(method);
        if (callers.isEmpty() && places.isEmpty()) {
            found.add(new OfMethod(method, parameter));
            return true;
        }
        for (CallGraph.Site caller : callers) {
            List<Value> arguments = Calls.arguments(numberings, caller);
            if (parameter.index() < arguments.size()
                    && !collect(caller.method(), arguments.get(parameter.index()), steps + 1, found)) {
                return false;
            }
        }
        for (Accesses.Place place : places) {
            List<Integer> captures = ((Op.Lambda) place.operation()).captures();
            if (parameter.index() >= captures.size()
                    || !numberings.of(place.method()).isReachable(place.block())
                    || !collect(
                            place.method(),
                            numberings
                                    .of(place.method())
                                    .before(place.block(), place.op())
                                    .get(captures.get(parameter.index())),
                            steps + 1,
                            found)) {
                return false;
            }
        }
        return true;
    }
}
