package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Right: nobody removes the selected keys, and nobody has to. */
public final class SelectedKeysTakenOnce {

    /** The selector is asked once and closed. */
    static boolean isReady(SocketChannel channel, int operation, long millis) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            selector.select(millis);
            for (SelectionKey key : selector.selectedKeys()) {
                if ((key.readyOps() & operation) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A selector for each attempt. */
    static SocketChannel connect(Iterable<SocketAddress> servers, long millis) throws IOException {
        for (SocketAddress server : servers) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
            try (Selector selector = Selector.open()) {
                channel.register(selector, SelectionKey.OP_CONNECT);
                selector.select(millis);
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isConnectable() && channel.finishConnect()) {
                        return channel;
                    }
                }
            }
            channel.close();
        }
        throw new IOException("no server answers");
    }

    /** Each key is cancelled when it has been handled: the selector takes it out of all of its sets. */
    static void handOver(Selector selector, Consumer<SelectionKey> worker) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                key.cancel();
                worker.accept(key);
            }
        }
    }

    /** Whoever is given the set removes the keys, or does not: that code is not in sight. */
    static void delegate(Selector selector, BiConsumer<Selector, Set<SelectionKey>> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            handler.accept(selector, selector.selectedKeys());
        }
    }

    /** The count is not asked for, and select() returns when there is data, whatever is in the set. */
    static void readFully(SocketChannel channel, Selector selector, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            selector.select();
            if (channel.read(target) < 0) {
                return;
            }
        }
    }

    /** The keys stay in a field, and another method removes them. */
    static final class Rounds {
        private final Selector selector;
        private Set<SelectionKey> ready = Set.of();

        Rounds(Selector selector) {
            this.selector = selector;
        }

        void next() throws IOException {
            selector.select();
            ready = selector.selectedKeys();
        }

        void handle(Consumer<SelectionKey> handler) {
            ready.forEach(handler);
            ready.clear();
        }
    }
}
