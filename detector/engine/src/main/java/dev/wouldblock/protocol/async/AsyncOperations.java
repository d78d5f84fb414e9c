package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the calls that start operations of asynchronous channels. */
final class AsyncOperations {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<MethodModel, List<AsyncOperation>> known = new IdentityHashMap<>();

    AsyncOperations(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** Those that a method starts itself, in the order of the code. */
    List<AsyncOperation> in(MethodModel method) {
        return known.computeIfAbsent(method, this::find);
    }

    private List<AsyncOperation> find(MethodModel method) {
        List<AsyncOperation> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call) {
                    Optional<Fact> fact = symbols.knowledge().find(FactKind.ASYNC_OPERATION, call.method());
                    if (fact.isPresent()) {
                        Numbering numbering = numberings.of(method);
                        if (numbering.isReachable(b)) {
                            List<Value> arguments = numbering.before(b, i).get(call.arguments());
                            found.add(
                                    new AsyncOperation(new CallGraph.Site(method, b, i, call), fact.get(), arguments));
                        }
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** What a call of a method passes, the receiver first; nothing where no path leads there. */
    List<Value> arguments(MethodModel method, Op.Call call) {
        return numberings.of(method).arguments(call).orElse(List.of());
    }

    /** The operation that a call starts. */
    Optional<AsyncOperation> startedBy(MethodModel method, Op.Call call) {
        return in(method).stream().filter(o -> o.call() == call).findFirst();
    }

    /** The operation whose end a future tells, if the method that has the future started it. */
    Optional<AsyncOperation> behind(MethodModel method, Value future) {
        return in(method).stream()
                .filter(o -> o.handler().isEmpty() && o.future().equals(future))
                .findFirst();
    }
}
