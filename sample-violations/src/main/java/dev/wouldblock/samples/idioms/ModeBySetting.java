package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Right: with threads for it the channel stays in blocking mode, and only without them it is given to the selector. */
public final class ModeBySetting {
    private final int acceptors;
    private ServerSocketChannel server;

    ModeBySetting(int acceptors) {
        this.acceptors = acceptors;
    }

    void open(ServerSocketChannel opened) throws IOException {
        server = opened;
        server.configureBlocking(true);
    }

    void start(Selector selector) throws IOException {
        if (acceptors == 0) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        }
    }

    /** What the threads run. */
    void accept(Consumer<SocketChannel> clients) throws IOException {
        SocketChannel client = server.accept();
        client.configureBlocking(false);
        clients.accept(client);
    }

    /** The same, with a channel that is opened here. */
    static final class Opened {
        private final int acceptors;
        private ServerSocketChannel server;

        Opened(int acceptors) {
            this.acceptors = acceptors;
        }

        void start(Selector selector, Consumer<Runnable> threads) throws IOException {
            server = ServerSocketChannel.open();
            if (acceptors == 0) {
                server.configureBlocking(false);
                server.register(selector, SelectionKey.OP_ACCEPT);
            } else {
                threads.accept(this::acceptAll);
            }
        }

        private void acceptAll() {
            try {
                while (server.isOpen()) {
                    SocketChannel client = server.accept();
                    client.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
