package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Registers of methods: numberings of recently used methods; the others are made again when needed, so that memory stays small. */
public final class Numberings {
    private static final int KEPT = 8000;

    private final Symbols symbols;
    private final Liveness liveness = new Liveness();
    private final Ownership ownership;
    private final Map<MethodModel, Numbering> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MethodModel, Numbering> eldest) {
            return size() > KEPT;
        }
    };

    public Numberings(Symbols symbols) {
        this.symbols = symbols;
        this.ownership = new Ownership(symbols, this);
    }

    Ownership ownership() {
        return ownership;
    }

    public Liveness liveness() {
        return liveness;
    }

    public Numbering of(MethodModel method) {
        Numbering known = kept.get(method);
        if (known == null) {
            known = new Numbering(symbols, method);
            kept.put(method, known);
        }
        return known;
    }
}
