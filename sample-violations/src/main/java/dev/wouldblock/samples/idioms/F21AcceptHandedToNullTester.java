package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: the method that gets the accepted channel tests for null. */
public final class F21AcceptHandedToNullTester {

    private final Selector selector;

    F21AcceptHandedToNullTester(Selector selector) {
        this.selector = selector;
    }

    void onAcceptable(SelectionKey key) throws IOException {
        if (!adopt(((ServerSocketChannel) key.channel()).accept())) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private boolean adopt(SocketChannel client) throws IOException {
        if (client == null) {
            return false;
        }
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ);
        return true;
    }
}
