package dev.wouldblock.protocol.result;

import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.protocol.Protocol;
import java.util.List;

/** What results and exceptions say, and what they do not. */
public final class ResultProtocols {
    private ResultProtocols() {}

    public static List<Protocol> of(Symbols symbols, Numberings numberings) {
        return List.of(
                new TriedCalls(symbols, numberings),
                new ErrorTexts(symbols, numberings),
                new TimeoutReadings(symbols, numberings),
                new DeadTimeouts(symbols));
    }
}
