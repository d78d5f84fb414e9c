package dev.wouldblock.protocol;

import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What asynchronous channels ask of those who use them. Of several mistakes at one call the one that shows first is told. */
final class AsynchronousChannels implements Protocol {
    private final List<Protocol> protocols;

    AsynchronousChannels(Symbols symbols, Numberings numberings) {
        AsyncOperations operations = new AsyncOperations(symbols, numberings);
        boolean isUsed = symbols.program().methods().stream()
                .anyMatch(m -> !operations.in(m).isEmpty());
        protocols = isUsed ? protocols(symbols, numberings, operations) : List.of();
    }

    private static List<Protocol> protocols(Symbols symbols, Numberings numberings, AsyncOperations operations) {
        AsyncProgram program = AsyncProgram.of(symbols, numberings, operations);
        CompletionHandlers handlers = new CompletionHandlers(program);
        return List.of(
                new EarlyUse(program),
                new AbandonedOperation(program, handlers),
                new DroppedFuture(program),
                new PartialCompletion(program, handlers));
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
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
