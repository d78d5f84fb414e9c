package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: whether the connection is up decides what to wait for. */
public final class F28ConnectChoosesInterest {

    static SelectionKey open(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(server);
        return channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    static void open(Selector selector, SocketAddress server, ByteBuffer hello) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (channel.connect(server)) {
            channel.register(selector, SelectionKey.OP_WRITE, hello);
        } else {
            channel.register(selector, SelectionKey.OP_CONNECT, hello);
        }
    }
}
