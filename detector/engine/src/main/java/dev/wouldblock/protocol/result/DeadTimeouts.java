package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Catches;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Channels have no timeout of their own: {@code SocketTimeoutException} comes from sockets and their streams alone. */
final class DeadTimeouts implements Protocol {
    private static final String TIMEOUT = "java/net/SocketTimeoutException";
    private static final Set<String> CHANNELS = Set.of(
            "java/nio/channels/SocketChannel",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/DatagramChannel",
            "java/nio/channels/Selector",
            "java/nio/channels/SelectionKey");

    private static final List<String> WITHOUT_IO = List.of("java/lang/", "java/nio/", "java/util/");

    private final Symbols symbols;

    DeadTimeouts(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (Catches timeout : Catches.of(method, TIMEOUT)) {
            List<CallGraph.Site> calls = timeout.calls();
            if (calls.stream().allMatch(site -> throwsNoTimeout(site.call()))) {
                calls.stream()
                        .filter(site -> isOperation(site.call()))
                        .min(Comparator.comparing(site -> site.call().position().line()))
                        .ifPresent(site -> found.add(misuse(site)));
            }
        }
        return found;
    }

    private boolean isOperation(Op.Call call) {
        return CHANNELS.contains(call.method().owner()) && symbols.knowledge().is(FactKind.OPERATION, call.method());
    }

    /** What runs code of somebody else may throw anything, and so may a channel of which only the interface is known. */
    private boolean throwsNoTimeout(Op.Call call) {
        String owner = call.method().owner();
        if (owner.startsWith("java/nio/channels/")) {
            return CHANNELS.contains(owner) && !runs(call);
        }
        return WITHOUT_IO.stream().anyMatch(owner::startsWith)
                && !owner.startsWith("java/nio/file/")
                && symbols.calls().targets(call).isEmpty()
                && !runs(call);
    }

    private boolean runs(Op.Call call) {
        return symbols.knowledge().is(FactKind.RUNS, call.method())
                || call.method().owner().startsWith("java/util/concurrent/")
                || call.method().owner().startsWith("java/util/function/");
    }

    private static Misuse misuse(CallGraph.Site site) {
        return new Misuse(
                Misuse.Kind.TIMEOUT_NEVER_THROWN,
                site,
                "the code for the timeout never runs",
                Step.at(
                        site,
                        site.call().method().display()
                                + " never throws SocketTimeoutException, and neither does any other call here"));
    }
}
