package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where a program uses its fields, and where it makes its lambdas: what methods mention, indexed for all who ask. */
public final class Accesses {
    /** An operation of a method. */
    public record Place(MethodModel method, int block, int op) {
        public Op operation() {
            return method.blocks().get(block).ops().get(op);
        }
    }

    private final Symbols symbols;
    private final Map<FieldRef, List<MethodModel>> loads = new HashMap<>();
    private final Map<FieldRef, List<MethodModel>> stores = new HashMap<>();
    private final Map<Mentions.Lambda, List<MethodModel>> lambdas = new LinkedHashMap<>();
    /** The fields of each name, as {@link Symbols#fieldName} makes it. */
    private final Map<String, List<FieldRef>> fields = new HashMap<>();
    /** The lambdas that run a body. */
    private final Map<MethodModel, List<Mentions.Lambda>> ofBody = new IdentityHashMap<>();

    private final Map<MethodModel, List<Place>> makers = new IdentityHashMap<>();

    Accesses(Symbols symbols) {
        this.symbols = symbols;
        for (MethodModel method : symbols.program().methods()) {
            Mentions mentions = method.mentions();
            mentions.loads().forEach(field -> add(loads, field, method));
            mentions.stores().forEach(field -> add(stores, field, method));
            mentions.lambdas().forEach(lambda -> add(lambdas, lambda, method));
        }
        loads.keySet().forEach(this::addName);
        stores.keySet().stream().filter(field -> !loads.containsKey(field)).forEach(this::addName);
        for (Mentions.Lambda lambda : lambdas.keySet()) {
            for (MethodModel body : symbols.calls().targets(lambda.body())) {
                ofBody.computeIfAbsent(body, k -> new ArrayList<>(1)).add(lambda);
            }
        }
    }

    private static <T> void add(Map<T, List<MethodModel>> index, T mentioned, MethodModel method) {
        ProgramOrder.addTo(index.computeIfAbsent(mentioned, k -> new ArrayList<>(1)), method);
    }

    private void addName(FieldRef field) {
        fields.computeIfAbsent(symbols.fieldName(field), k -> new ArrayList<>(1))
                .add(field);
    }

    /**
     * Where a field is stored into, in the order of the program.
     *
     * @param field as {@link Symbols#fieldName} names it
     */
    public List<Place> stores(String field) {
        List<FieldRef> refs = fields.getOrDefault(field, List.of());
        return places(
                mentioning(refs, List.of(stores)), op -> op instanceof Op.StoreField s && refs.contains(s.field()));
    }

    /** Whether a field is stored into by constructors alone. */
    public boolean isSetOnConstruction(String field) {
        List<Place> all = stores(field);
        return !all.isEmpty() && all.stream().allMatch(s -> s.method().name().equals("<init>"));
    }

    /** The methods that read or write a field, in the order of the program. */
    public List<MethodModel> users(String field) {
        return mentioning(fields.getOrDefault(field, List.of()), List.of(loads, stores));
    }

    /** The methods that read or write a field that its declaration, as an access names it, makes wanted. */
    List<MethodModel> users(Predicate<FieldRef> wanted) {
        List<FieldRef> refs =
                fields.values().stream().flatMap(List::stream).filter(wanted).toList();
        return mentioning(refs, List.of(loads, stores));
    }

    private <T> List<MethodModel> mentioning(List<T> mentioned, List<Map<T, List<MethodModel>>> indexes) {
        List<MethodModel> found = new ArrayList<>();
        for (T one : mentioned) {
            indexes.forEach(index -> found.addAll(index.getOrDefault(one, List.of())));
        }
        return symbols.sites().order().sorted(found);
    }

    private static List<Place> places(List<MethodModel> methods, Predicate<Op> wanted) {
        List<Place> found = new ArrayList<>();
        for (MethodModel method : methods) {
            for (int b = 0; b < method.blocks().size(); b++) {
                Block block = method.blocks().get(b);
                for (int i = 0; i < block.ops().size(); i++) {
                    if (wanted.test(block.ops().get(i))) {
                        found.add(new Place(method, b, i));
                    }
                }
            }
        }
        return found;
    }

    /** The lambdas and method references of the program, each kind once. */
    public Set<Mentions.Lambda> lambdas() {
        return lambdas.keySet();
    }

    /** The methods that make such lambdas or method references, in the order of the program. */
    List<MethodModel> makersOf(Predicate<Mentions.Lambda> wanted) {
        return mentioning(lambdas.keySet().stream().filter(wanted).toList(), List.of(lambdas));
    }

    /** Where they are made. */
    public List<Place> lambdas(Predicate<Mentions.Lambda> wanted) {
        return places(makersOf(wanted), op -> op instanceof Op.Lambda lambda && wanted.test(lambda.mention()));
    }

    /** Where the function objects are made that run a body, in the order of the program. */
    public List<Place> makers(MethodModel body) {
        return makers.computeIfAbsent(body, b -> {
            Set<Mentions.Lambda> known = Set.copyOf(ofBody.getOrDefault(b, List.of()));
            return known.isEmpty() ? List.of() : lambdas(known::contains);
        });
    }
}
