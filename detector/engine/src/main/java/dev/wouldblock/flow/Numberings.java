package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numberings of recently used methods; the others are made again when needed, so that memory stays small. */
final class Numberings {
    private static final int KEPT = 2000;

    private final Symbols symbols;
    private final Map<String, Numbering> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Numbering> eldest) {
            return size() > KEPT;
        }
    };

    Numberings(Symbols symbols) {
        this.symbols = symbols;
    }

    Numbering of(MethodModel method) {
        Numbering known = kept.get(method.key());
        if (known == null) {
            known = new Numbering(symbols, method);
            kept.put(method.key(), known);
        }
        return known;
    }
}
