package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Non-blocking accepts whose null ("no connection pending") is dereferenced. */
public final class AcceptNull {

    // begin example
    /** A connection that is reset before the accept leaves a null, and the loop dies of it. */
    void onAcceptable(SelectionKey key) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        SocketChannel client = server.accept(); // expect: WB_ACCEPT_NULL fix=check-result
        client.configureBlocking(false);
        client.register(key.selector(), SelectionKey.OP_READ);
    }
    // end example

    /** The same in one chain. */
    void tune(SelectionKey key) throws IOException {
        ((ServerSocketChannel) key.channel())
                .accept() // expect: WB_ACCEPT_NULL fix=check-result
                .setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** The server channel is a field; nothing says that a connection is pending. */
    static final class Acceptor {
        private final ServerSocketChannel server;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open().bind(address);
            server.configureBlocking(false);
        }

        SocketAddress next() throws IOException {
            SocketChannel client = server.accept(); // expect: WB_ACCEPT_NULL fix=check-result
            return client.getRemoteAddress();
        }
    }

    /** The null is passed to a method that uses it without a look. */
    static final class Greeter {
        private final Selector selector;

        Greeter(Selector selector) {
            this.selector = selector;
        }

        void onAcceptable(SelectionKey key) throws IOException {
            ServerSocketChannel server = (ServerSocketChannel) key.channel();
            adopt(server.accept()); // expect: WB_ACCEPT_NULL fix=check-result
        }

        private void adopt(SocketChannel client) throws IOException {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
        }
    }

    /** The consumer of select() is a lambda. */
    static void serve(Selector selector) throws IOException {
        selector.select(key -> {
            try {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept(); // expect: WB_ACCEPT_NULL fix=check-result
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Kept in a field first, and used at once. */
    static final class Session {
        private final SocketChannel client;

        Session(SocketChannel client, Selector selector) throws IOException {
            this.client = client;
            this.client.configureBlocking(false);
            this.client.register(selector, SelectionKey.OP_READ, this);
        }

        static Session accept(SelectionKey key) throws IOException {
            ServerSocketChannel server = (ServerSocketChannel) key.channel();
            return new Session(server.accept(), key.selector()); // expect: WB_ACCEPT_NULL fix=check-result
        }
    }
}
