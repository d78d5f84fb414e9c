package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.region.FunctionObjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What asynchronous channels ask of those who use them. */
public final class AsyncProtocols {
    private AsyncProtocols() {}

    /** One that asks all of them; none where the program has no asynchronous channels. */
    public static List<Protocol> of(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        if (symbols.sites().of(FactKind.ASYNC_OPERATION).isEmpty()) {
            return List.of();
        }
        AsyncProgram program = AsyncProgram.of(symbols, numberings, objects);
        CompletionHandlers handlers = new CompletionHandlers(program);
        List<Protocol> inOrder = List.of(
                new EarlyUse(program),
                new AbandonedOperation(program, handlers),
                new DroppedFuture(program),
                new PartialCompletion(program, handlers));
        return List.of(method -> firstOfEachCall(inOrder, method));
    }

    /** Of several mistakes at one call the one that shows first is told. */
    private static List<Misuse> firstOfEachCall(List<Protocol> protocols, MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (Protocol protocol : protocols) {
            for (Misuse misuse : protocol.misuses(method)) {
                if (places.add(misuse.method().key() + misuse.position() + misuse.call())) {
                    found.add(misuse);
                }
            }
        }
        return found;
    }
}
