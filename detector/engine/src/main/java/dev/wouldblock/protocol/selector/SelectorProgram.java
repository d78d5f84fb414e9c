package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.protocol.Calls;
import java.util.List;

/** What all questions about the selectors of one program share. */
record SelectorProgram(
        Symbols symbols, Numberings numberings, SelectorCalls selectors, Interest interest, Neighbours neighbours) {
    static SelectorProgram of(Symbols symbols, Numberings numberings) {
        return new SelectorProgram(
                symbols,
                numberings,
                new SelectorCalls(symbols),
                new Interest(symbols, numberings),
                new Neighbours(symbols));
    }

    /** What a call is given, the receiver first; nothing where no path leads to it. */
    List<Value> arguments(CallGraph.Site site) {
        return Calls.arguments(numberings, site);
    }
}
