package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Accesses;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which methods of a program store into a field. */
final class FieldStores {
    private final Symbols symbols;
    private final Map<String, Set<MethodModel>> known = new HashMap<>();

    FieldStores(Symbols symbols) {
        this.symbols = symbols;
    }

    private Set<MethodModel> stores(String field) {
        return known.computeIfAbsent(field, f -> {
            Set<MethodModel> methods = new HashSet<>();
            symbols.accesses().stores(f).stream().map(Accesses.Place::method).forEach(methods::add);
            return methods;
        });
    }

    /** Whether a field has one value for the whole life of its object, as far as the program goes. */
    boolean isFinal(String field) {
        return stores(field).stream()
                .allMatch(m -> m.name().equals("<init>") || m.name().equals("<clinit>"));
    }

    boolean isStoredIn(MethodModel method, String field) {
        return stores(field).contains(method);
    }
}
