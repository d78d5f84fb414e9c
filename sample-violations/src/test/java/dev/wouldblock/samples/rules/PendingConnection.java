package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A server that accepts nobody and whose queue is full: a connection to it stays pending. */
final class PendingConnection implements AutoCloseable {
    private final ServerSocketChannel server = Connection.server(1);
    private final List<SocketChannel> queue = new ArrayList<>();

    PendingConnection() throws IOException {
        // The queue takes a few more than its length says.
        for (int i = 0; i < 8; i++) {
            queue.add(connect());
        }
    }

    /** A non-blocking channel whose connection stays pending. */
    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server.getLocalAddress());
        return channel;
    }

    SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : queue) {
            channel.close();
        }
        server.close();
    }
}
