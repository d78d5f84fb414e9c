package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Accepted channels, which are in blocking mode, read and written by a selector loop before they are switched. */
public final class AcceptedLeftBlocking {

    private final Selector selector;

    AcceptedLeftBlocking(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept((ServerSocketChannel) key.channel());
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** A client that connects and says nothing stops the server. */
    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        ByteBuffer hello = ByteBuffer.allocate(64);
        if (client.read(hello) < 0) { // expect: WB_ACCEPTED_LEFT_BLOCKING fix=mode-and-order
            client.close();
            return;
        }
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, hello);
    }
    // end example

    /** The server channel is non-blocking, the accepted one is not; the reply is written in a helper. */
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
                        serve();
                    } catch (IOException e) {
                        key.cancel();
                    }
                });
            }
        }

        private void serve() throws IOException {
            SocketChannel client = server.accept();
            if (client != null) {
                answer(client);
                client.close();
            }
        }

        private static void answer(SocketChannel client) throws IOException {
            ByteBuffer text = StandardCharsets.US_ASCII.encode(System.currentTimeMillis() + "\r\n");
            while (text.hasRemaining()) {
                client.write(text); // expect: WB_ACCEPTED_LEFT_BLOCKING fix=mode-and-order
            }
        }
    }
}
