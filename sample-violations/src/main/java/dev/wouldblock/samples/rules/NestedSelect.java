package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A second selector that waits for one channel, on the thread of the loop that serves all of them. */
public final class NestedSelect {

    private final Selector selector;

    NestedSelect(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                send((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    /** Waits for one slow client, up to ten seconds each time, and nobody else is served. */
    private static void send(SocketChannel client, ByteBuffer data) throws IOException {
        try (Selector writable = Selector.open()) {
            client.register(writable, SelectionKey.OP_WRITE);
            while (data.hasRemaining()) {
                if (client.write(data) == 0) {
                    writable.select(10_000); // expect: WB_NESTED_SELECT fix=retry-when-ready
                    writable.selectedKeys().clear();
                }
            }
        }
        client.close();
    }
    // end example

    /** A proxy that makes its outgoing connection in the handler. The selector of the wait is a field. */
    static final class Proxy {
        private final Selector clients;
        private final Selector upstream;
        private final SocketAddress server;

        Proxy(SocketAddress server) throws IOException {
            clients = Selector.open();
            upstream = Selector.open();
            this.server = server;
        }

        void run() throws IOException {
            while (clients.isOpen()) {
                clients.select();
                for (SelectionKey key : clients.selectedKeys()) {
                    key.attach(connect());
                    key.interestOps(0);
                }
                clients.selectedKeys().clear();
            }
        }

        private SocketChannel connect() throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (!channel.connect(server)) {
                channel.register(upstream, SelectionKey.OP_CONNECT);
                while (!channel.finishConnect()) {
                    upstream.select(); // expect: WB_NESTED_SELECT fix=retry-when-ready
                    upstream.selectedKeys().clear();
                }
            }
            return channel;
        }
    }
}
