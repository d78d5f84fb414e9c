package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** The fixed twin of {@link NestedSelect}. */
public final class NestedSelectFixed {

    private final Selector selector;

    NestedSelectFixed(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                send(key, (ByteBuffer) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    /** What the client does not take now stays with its key until the same selector reports room. */
    private static void send(SelectionKey key, ByteBuffer data) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        client.write(data);
        if (data.hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            client.close();
        }
    }
    // end example

    /** The outgoing connection has a key of the same selector. When it is up, each key has the other channel. */
    static final class Proxy {
        private final Selector selector;
        private final SocketAddress server;
        private final Consumer<SelectionKey> relay;

        Proxy(SocketAddress server, Consumer<SelectionKey> relay) throws IOException {
            selector = Selector.open();
            this.server = server;
            this.relay = relay;
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isConnectable()) {
                        connected(key);
                    } else if (key.attachment() == null) {
                        connect(key);
                    } else {
                        relay.accept(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        }

        private void connect(SelectionKey client) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (channel.connect(server)) {
                join(client, channel.register(selector, SelectionKey.OP_READ));
            } else {
                client.interestOps(0);
                channel.register(selector, SelectionKey.OP_CONNECT, client);
            }
        }

        private static void connected(SelectionKey key) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            if (channel.finishConnect()) {
                join((SelectionKey) key.attachment(), key);
            }
        }

        private static void join(SelectionKey client, SelectionKey upstream) {
            client.attach(upstream.channel());
            upstream.attach(client.channel());
            client.interestOps(SelectionKey.OP_READ);
            upstream.interestOps(SelectionKey.OP_READ);
        }
    }
}
