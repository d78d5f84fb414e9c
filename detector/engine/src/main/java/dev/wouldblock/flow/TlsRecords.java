package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which buffers an {@link javax.net.ssl.SSLEngine} has wrapped its records into: in the method, or in its class. */
final class TlsRecords {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<String, Set<Value>> byMethod = new HashMap<>();
    private final Map<String, Set<String>> fieldsByClass = new HashMap<>();

    TlsRecords(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    boolean isIn(MethodModel method, Value buffer) {
        return wrappedBy(method).contains(buffer)
                || buffer instanceof Value.FieldOf field
                        && ModeTable.fieldKey(field)
                                .filter(wrappedIn(method.owner())::contains)
                                .isPresent();
    }

    private Set<String> wrappedIn(String owner) {
        Set<String> known = fieldsByClass.get(owner);
        if (known == null) {
            known = new HashSet<>();
            for (MethodModel method :
                    symbols.program().find(owner).map(ClassModel::methods).orElse(List.of())) {
                for (Value buffer : wrappedBy(method)) {
                    if (buffer instanceof Value.FieldOf field) {
                        ModeTable.fieldKey(field).ifPresent(known::add);
                    }
                }
            }
            fieldsByClass.put(owner, known);
        }
        return known;
    }

    /** The buffers into which the calls of a method wrap. */
    private Set<Value> wrappedBy(MethodModel method) {
        return byMethod.computeIfAbsent(method.key(), key -> {
            Set<Value> found = new HashSet<>();
            for (int b = 0; b < method.blocks().size(); b++) {
                Block block = method.blocks().get(b);
                for (int i = 0; i < block.ops().size(); i++) {
                    if (block.ops().get(i) instanceof Op.Call call) {
                        Optional<Fact> wrap = wrap(call);
                        if (wrap.isPresent() && numberings.of(method).isReachable(b)) {
                            int register = call.arguments().get(wrap.get().argument("buffer") + 1);
                            found.add(numberings.of(method).before(b, i).get(register));
                        }
                    }
                }
            }
            return found;
        });
    }

    private Optional<Fact> wrap(Op.Call call) {
        return symbols.knowledge()
                .find(FactKind.OPERATION, call.method())
                .filter(fact -> Operation.of(fact) == Operation.WRAP);
    }
}
