package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The fixed twin of {@link AcceptedLeftBlocking}. */
public final class AcceptedLeftBlockingFixed {

    private final Selector selector;

    AcceptedLeftBlockingFixed(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept((ServerSocketChannel) key.channel());
                } else {
                    read(key, (ByteBuffer) key.attachment());
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** The mode comes first; the client's hello is read when it is there. */
    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(64));
    }

    private static void read(SelectionKey key, ByteBuffer hello) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        if (client.read(hello) < 0 || !hello.hasRemaining()) { // the end, or more than a hello
            client.close();
        }
    }
    // end example

    /** What the client does not take at once waits with its key. */
    static final class Daytime {
        private final ServerSocketChannel server;
        private final Selector selector;

        Daytime(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open().bind(address);
            server.configureBlocking(false);
            selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        serve(key);
                    } catch (IOException e) {
                        close(key.channel());
                    }
                });
            }
        }

        private static void close(Channel channel) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void serve(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                answer((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
                return;
            }
            SocketChannel client = server.accept();
            if (client != null) {
                client.configureBlocking(false);
                ByteBuffer text = StandardCharsets.US_ASCII.encode(System.currentTimeMillis() + "\r\n");
                client.register(selector, SelectionKey.OP_WRITE, text);
            }
        }

        private static void answer(SocketChannel client, ByteBuffer text) throws IOException {
            client.write(text);
            if (!text.hasRemaining()) {
                client.close();
            }
        }
    }
}
