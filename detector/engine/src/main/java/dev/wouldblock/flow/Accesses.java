package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a program uses its fields, and where it makes its lambdas: one look at all operations for all who ask. */
public final class Accesses {
    /** An operation of a method. */
    public record Place(MethodModel method, int block, int op) {
        public Op operation() {
            return method.blocks().get(block).ops().get(op);
        }
    }

    private final Symbols symbols;
    /** Reads and writes by the name of the field, as {@link Symbols#fieldName} makes it. */
    private final Map<String, List<Place>> uses = new HashMap<>();

    private final List<Place> lambdas = new ArrayList<>();
    private final Map<MethodModel, List<Place>> makers = new IdentityHashMap<>();

    Accesses(Symbols symbols) {
        this.symbols = symbols;
        for (MethodModel method : symbols.program().methods()) {
            for (int b = 0; b < method.blocks().size(); b++) {
                Block block = method.blocks().get(b);
                for (int i = 0; i < block.ops().size(); i++) {
                    add(block.ops().get(i), method, b, i);
                }
            }
        }
    }

    private void add(Op op, MethodModel method, int block, int number) {
        if (op instanceof Op.StoreField || op instanceof Op.LoadField) {
            uses.computeIfAbsent(symbols.fieldName(field(op)), k -> new ArrayList<>())
                    .add(new Place(method, block, number));
        } else if (op instanceof Op.Lambda lambda) {
            Place place = new Place(method, block, number);
            lambdas.add(place);
            for (MethodModel body : symbols.calls().targets(lambda.target(), lambda.dispatch())) {
                makers.computeIfAbsent(body, k -> new ArrayList<>()).add(place);
            }
        }
    }

    private static FieldRef field(Op access) {
        return access instanceof Op.StoreField store ? store.field() : ((Op.LoadField) access).field();
    }

    /**
     * Where a field is stored into, in the order of the program.
     *
     * @param field as {@link Symbols#fieldName} names it
     */
    public List<Place> stores(String field) {
        return uses.getOrDefault(field, List.of()).stream()
                .filter(place -> place.operation() instanceof Op.StoreField)
                .toList();
    }

    /** The methods that read or write a field, in the order of the program. */
    public Set<MethodModel> users(String field) {
        return uses.getOrDefault(field, List.of()).stream()
                .map(Place::method)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The methods that read or write a field that its declaration, as an access names it, makes wanted. */
    Set<MethodModel> users(Predicate<FieldRef> wanted) {
        Set<MethodModel> users = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Place> places : uses.values()) {
            for (Place place : places) {
                if (wanted.test(field(place.operation()))) {
                    users.add(place.method());
                }
            }
        }
        return users;
    }

    /** Where lambdas and method references are made, in the order of the program. */
    public List<Place> lambdas() {
        return lambdas;
    }

    /** Where the function objects are made that run a body, in the order of the program. */
    public List<Place> makers(MethodModel body) {
        return makers.getOrDefault(body, List.of());
    }
}
