package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.List;
import java.util.Optional;

/** Code of a program that only its tests run: methods that say so and that nothing else of the program calls. */
final class TestHooks {
    private static final int MAX_CALLS = 3;

    private final Symbols symbols;

    TestHooks(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether only tests run a method, or the method around a lambda. */
    boolean contains(MethodModel body) {
        return contains(body, MAX_CALLS);
    }

    private boolean contains(MethodModel body, int calls) {
        List<MethodModel> around = symbols.program().find(body.owner()).stream()
                .flatMap(c -> c.methods().stream())
                .filter(m -> m.name().equals(body.enclosing()))
                .toList();
        return !around.isEmpty() && around.stream().allMatch(m -> saysSo(m) && isCalledByHooks(m, calls));
    }

    private boolean isCalledByHooks(MethodModel method, int calls) {
        List<CallGraph.Site> callers = symbols.calls().callers(method);
        return callers.isEmpty() || calls > 0 && callers.stream().allMatch(site -> contains(site.method(), calls - 1));
    }

    private boolean saysSo(MethodModel method) {
        return method.annotations().stream()
                .map(type -> symbols.knowledge().annotation(FactKind.TEST_ONLY, type))
                .anyMatch(Optional::isPresent);
    }
}
