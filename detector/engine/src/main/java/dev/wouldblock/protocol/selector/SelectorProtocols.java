package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.protocol.Protocol;
import java.util.List;

/** What a selector asks of those who use its keys. */
public final class SelectorProtocols {
    private SelectorProtocols() {}

    public static List<Protocol> of(Symbols symbols, Numberings numberings) {
        SelectorProgram program = SelectorProgram.of(symbols, numberings);
        return List.of(
                new SelectedKeys(program),
                new ConnectInterest(program),
                new WriteInterest(program),
                new CancelledKeys(program),
                new KeyValidity(program),
                new Wakeups(program),
                new InterruptedSelects(program));
    }
}
