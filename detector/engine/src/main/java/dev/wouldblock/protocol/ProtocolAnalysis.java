package dev.wouldblock.protocol;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks all protocols about all methods of a program: a pure function of the program. */
public final class ProtocolAnalysis {
    private ProtocolAnalysis() {}

    /**
     * @param modes the modes of what a call is given, the receiver first
     * @return in the order of the program's methods
     */
    public static List<Misuse> of(Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        KnownCalls calls = new KnownCalls(symbols, numberings, modes);
        ChannelUses uses = new ChannelUses(symbols, numberings);
        SelectorCalls selectors = new SelectorCalls(symbols);
        Neighbours neighbours = new Neighbours(symbols);
        Interest interest = new Interest(symbols, numberings);
        List<Protocol> protocols = List.of(
                new Registration(calls, uses),
                new BlockingModeCalls(symbols, calls),
                new Deregistration(symbols, calls),
                new SocketTimeout(calls, uses),
                new SwallowedModeException(symbols),
                new Polling(symbols, calls, uses),
                new SelectedKeys(symbols, numberings, selectors),
                new ConnectInterest(symbols, numberings, selectors, interest, neighbours),
                new WriteInterest(symbols, numberings, selectors, interest, neighbours),
                new CancelledKeys(symbols, numberings, selectors),
                new KeyValidity(symbols, numberings, selectors),
                new Wakeups(symbols, numberings, selectors, interest, neighbours),
                new InterruptedSelects(symbols, numberings, selectors, neighbours),
                new TriedCalls(symbols, numberings),
                new ErrorTexts(symbols, numberings),
                new TimeoutReadings(symbols, numberings),
                new DeadTimeouts(symbols),
                new AsynchronousChannels(symbols, numberings));
        List<Misuse> found = new ArrayList<>();
        for (MethodModel method : symbols.program().methods()) {
            protocols.forEach(protocol -> found.addAll(protocol.misuses(method)));
        }
        return found;
    }
}
