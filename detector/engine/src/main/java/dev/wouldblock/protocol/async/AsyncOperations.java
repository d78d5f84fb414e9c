package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the calls that start operations of asynchronous channels. */
final class AsyncOperations {
    private static final String FUTURE = "java/util/concurrent/Future";

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
        for (CallGraph.Site site : symbols.sites().in(method, FactKind.ASYNC_OPERATION)) {
            List<Value> arguments = Calls.arguments(numberings, site);
            if (!arguments.isEmpty()) {
                Fact fact = symbols.knowledge()
                        .find(FactKind.ASYNC_OPERATION, site.call().method())
                        .orElseThrow();
                found.add(new AsyncOperation(site, fact, arguments));
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

    /** The operation whose future a call is made on. */
    Optional<AsyncOperation> askedBy(MethodModel method, Op.Call call) {
        boolean isOfFuture = call.hasReceiver()
                && symbols.hierarchy().isSubtype(call.method().owner(), FUTURE) == Answer.YES;
        return isOfFuture
                ? arguments(method, call).stream().findFirst().flatMap(future -> behind(method, future))
                : Optional.empty();
    }

    /** The operation whose end a future tells, if the method that has the future started it. */
    private Optional<AsyncOperation> behind(MethodModel method, Value future) {
        return in(method).stream()
                .filter(o -> o.handler().isEmpty() && o.future().equals(future))
                .findFirst();
    }
}
