package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** The fixed twin of {@link AcceptNull}. */
public final class AcceptNullFixed {

    // begin example
    /** No connection after all: the selector will say when there is one. */
    void onAcceptable(SelectionKey key) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        client.configureBlocking(false);
        client.register(key.selector(), SelectionKey.OP_READ);
    }
    // end example

    /** No chain, a test. */
    void tune(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        if (client != null) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.configureBlocking(false);
            client.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    /** The answer says that there may be none. */
    static final class Acceptor {
        private final ServerSocketChannel server;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open().bind(address);
            server.configureBlocking(false);
        }

        Optional<SocketAddress> next() throws IOException {
            try (SocketChannel client = server.accept()) {
                return client == null ? Optional.empty() : Optional.of(client.getRemoteAddress());
            }
        }
    }

    /** The called method tests. */
    static final class Greeter {
        private final Selector selector;

        Greeter(Selector selector) {
            this.selector = selector;
        }

        void onAcceptable(SelectionKey key) throws IOException {
            ServerSocketChannel server = (ServerSocketChannel) key.channel();
            adopt(server.accept());
        }

        private void adopt(SocketChannel client) throws IOException {
            if (client == null) {
                return;
            }
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
        }
    }

    /** The lambda tests. */
    static void serve(Selector selector) throws IOException {
        selector.select(key -> {
            try {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                if (client != null) {
                    client.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Kept in a field, where everybody who uses it asks first. */
    static final class Session {
        private final ServerSocketChannel server;
        private SocketChannel client;

        Session(ServerSocketChannel server) throws IOException {
            this.server = server;
            server.configureBlocking(false);
        }

        void accept() throws IOException {
            client = server.accept();
            if (isConnected()) {
                client.configureBlocking(false);
            }
        }

        boolean isConnected() {
            return client != null;
        }
    }
}
