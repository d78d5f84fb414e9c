package dev.wouldblock;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.async.AsyncProtocols;
import dev.wouldblock.protocol.mode.ModeProtocols;
import dev.wouldblock.protocol.result.ResultProtocols;
import dev.wouldblock.protocol.selector.SelectorProtocols;
import dev.wouldblock.region.FunctionObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks all protocols about all methods of a program. */
final class ProtocolAnalysis {
    private ProtocolAnalysis() {}

    /**
     * @param modes the modes of what a call is given, the receiver first
     * @return in the order of the program's methods
     */
    static List<Misuse> of(
            Symbols symbols,
            Numberings numberings,
            FunctionObjects objects,
            Function<CallGraph.Site, List<Mode>> modes) {
        List<Protocol> protocols = Stream.of(
                        ModeProtocols.of(symbols, numberings, modes),
                        SelectorProtocols.of(symbols, numberings),
                        ResultProtocols.of(symbols, numberings),
                        AsyncProtocols.of(symbols, numberings, objects))
                .flatMap(List::stream)
                .toList();
        List<Misuse> found = new ArrayList<>();
        for (MethodModel method : symbols.program().methods()) {
            protocols.forEach(protocol -> found.addAll(protocol.misuses(method)));
        }
        return found;
    }
}
