package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Terminator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Methods that answer one of their arguments, as checks for null and fluent setters do. */
final class PassedThrough {
    /** Such methods are short; the bodies of others are not worth the look. */
    private static final int MAX_BLOCKS = 12;

    private final Symbols symbols;
    private final Map<MethodModel, Optional<Integer>> known = new HashMap<>();

    PassedThrough(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The register of the parameter that a method always answers. */
    Optional<Integer> apply(MethodModel method) {
        Optional<Integer> answer = known.get(method);
        if (answer == null) {
            // A method that calls itself finds this, and is then not one of them.
            known.put(method, Optional.empty());
            answer = method.blocks().size() > MAX_BLOCKS ? Optional.empty() : find(method);
            known.put(method, answer);
        }
        return answer;
    }

    private Optional<Integer> find(MethodModel method) {
        Numbering numbering = new Numbering(symbols, method);
        Set<Value> returned = new HashSet<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Return
                    && numbering.entry(b).isPresent()) {
                returned.addAll(numbering.takenByEnd(b));
            }
        }
        return returned.size() == 1 && returned.iterator().next() instanceof Value.Param p
                ? Optional.of(p.index())
                : Optional.empty();
    }
}
