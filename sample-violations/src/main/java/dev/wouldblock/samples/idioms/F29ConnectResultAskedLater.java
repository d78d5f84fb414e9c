package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: the answer of connect() is of no interest because the state is asked for right afterwards. */
public final class F29ConnectResultAskedLater {

    /** finishConnect() answers true at once when connect() did. */
    static SelectionKey open(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        onConnectable(key);
        return key;
    }

    static void onConnectable(SelectionKey key) throws IOException {
        if (((SocketChannel) key.channel()).finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Registered first, connected then. */
    static SelectionKey join(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        channel.connect(server);
        if (!channel.isConnectionPending()) {
            key.interestOps(SelectionKey.OP_READ);
        }
        return key;
    }
}
