package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Which methods of a program store into a field. */
final class FieldStores {
    private final Map<String, Set<MethodModel>> stores = new HashMap<>();

    FieldStores(Symbols symbols) {
        for (MethodModel method : symbols.program().methods()) {
            for (Block block : method.blocks()) {
                for (Op op : block.ops()) {
                    if (op instanceof Op.StoreField store) {
                        stores.computeIfAbsent(
                                        symbols.fieldName(store.field()),
                                        k -> Collections.newSetFromMap(new IdentityHashMap<>()))
                                .add(method);
                    }
                }
            }
        }
    }

    /** Whether a field has one value for the whole life of its object, as far as the program goes. */
    boolean isFinal(String field) {
        return stores.getOrDefault(field, Set.of()).stream()
                .allMatch(m -> m.name().equals("<init>") || m.name().equals("<clinit>"));
    }

    boolean isStoredIn(MethodModel method, String field) {
        return stores.getOrDefault(field, Set.of()).contains(method);
    }
}
