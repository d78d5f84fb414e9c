package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.Selector;

/** Two connections whose near ends are registered with one selector. */
record TwoConnections(Selector selector, Connection first, Connection second) implements AutoCloseable {
    static TwoConnections open() throws IOException {
        Selector selector = Selector.open();
        return new TwoConnections(selector, Connection.open(selector), Connection.open(selector));
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
    }
}
