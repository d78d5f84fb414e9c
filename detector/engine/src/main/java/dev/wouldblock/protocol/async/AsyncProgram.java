package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.region.FunctionObjects;

/** What all questions about the asynchronous operations of one program share. */
record AsyncProgram(
        Symbols symbols,
        Numberings numberings,
        AsyncOperations operations,
        Effects effects,
        FieldStores stores,
        FunctionObjects objects) {
    static AsyncProgram of(Symbols symbols, Numberings numberings, AsyncOperations operations) {
        return new AsyncProgram(
                symbols,
                numberings,
                operations,
                new Effects(symbols),
                new FieldStores(symbols),
                new FunctionObjects(symbols, numberings));
    }
}
