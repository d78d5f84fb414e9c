package dev.wouldblock.protocol.mode;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.protocol.Protocol;
import java.util.List;
import java.util.function.Function;

/** What calls ask of the mode of a channel. */
public final class ModeProtocols {
    private ModeProtocols() {}

    /** @param modes the modes of what a call is given, the receiver first */
    public static List<Protocol> of(
            Symbols symbols, Numberings numberings, Function<CallGraph.Site, List<Mode>> modes) {
        ChannelCalls calls = new ChannelCalls(symbols, numberings, modes);
        ChannelUses uses = new ChannelUses(symbols, numberings);
        return List.of(
                new Registration(calls, uses),
                new BlockingModeCalls(symbols, numberings, calls),
                new Deregistration(symbols, calls),
                new SocketTimeout(calls, uses),
                new SwallowedModeException(symbols),
                new Polling(symbols, calls, uses));
    }
}
