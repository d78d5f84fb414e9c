package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The fixed twin of {@link SelectedKeyNotRemoved}. */
public final class SelectedKeyNotRemovedFixed {

    // begin example
    /** The set is emptied when all of its keys have been handled. */
    static void serve(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                handler.accept(key);
            }
            selector.selectedKeys().clear();
        }
    }
    // end example

    /** The iterator removes what it hands out. */
    static final class Server implements Runnable {
        private final Selector selector;
        private final ServerSocketChannel server;

        Server(SocketAddress address) throws IOException {
            selector = Selector.open();
            server = ServerSocketChannel.open().bind(address);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    if (selector.select(1_000) == 0) {
                        continue;
                    }
                    Set<SelectionKey> ready = selector.selectedKeys();
                    Iterator<SelectionKey> keys = ready.iterator();
                    while (keys.hasNext()) {
                        SelectionKey key = keys.next();
                        keys.remove();
                        if (key.isValid() && key.isAcceptable()) {
                            accept();
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void accept() throws IOException {
            SocketChannel client = server.accept();
            if (client != null) {
                client.close();
            }
        }
    }

    /** The helper that gets the iterator removes. */
    static final class Dispatcher {
        private final Selector selector;

        Dispatcher(Selector selector) {
            this.selector = selector;
        }

        void run(Consumer<SelectionKey> handler) throws IOException {
            while (selector.select() >= 0) {
                dispatch(selector.selectedKeys().iterator(), handler);
            }
        }

        private static void dispatch(Iterator<SelectionKey> keys, Consumer<SelectionKey> handler) {
            while (keys.hasNext()) {
                handler.accept(take(keys));
            }
        }

        private static SelectionKey take(Iterator<SelectionKey> keys) {
            SelectionKey key = keys.next();
            keys.remove();
            return key;
        }
    }

    /** A copy is handled, the set is emptied. */
    static final class DutyCycle {
        private final Selector selector = Selector.open();
        private int handled;

        DutyCycle() throws IOException {}

        int poll(Consumer<SelectionKey> handler) throws IOException {
            selector.selectNow();
            List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
            selector.selectedKeys().removeAll(ready);
            ready.forEach(handler);
            handled += ready.size();
            return handled;
        }
    }

    /** The keys are taken and removed; the count is not asked for. */
    static final class Acceptor {
        private final Selector selector;
        private final ServerSocketChannel server;

        Acceptor(ServerSocketChannel server) throws IOException {
            this.server = server;
            server.configureBlocking(false);
            selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
        }

        int admit(Consumer<SocketChannel> users) throws IOException {
            selector.selectNow();
            int admitted = 0;
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                SocketChannel client = keys.next().isAcceptable() ? server.accept() : null;
                if (client != null) {
                    users.accept(client);
                    admitted++;
                }
            }
            return admitted;
        }
    }

    /** The set is emptied before the next wait. */
    static void readFully(SocketChannel channel, Selector selector, ByteBuffer target) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        while (target.hasRemaining()) {
            if (selector.select(10_000) == 0) {
                throw new SocketTimeoutException("no data");
            }
            selector.selectedKeys().clear();
            if (channel.read(target) < 0) {
                throw new EOFException();
            }
        }
    }

    /** The selector hands out the keys itself and keeps none. */
    static Thread start(Selector selector, Consumer<SelectionKey> handler) {
        return new Thread(() -> {
            try {
                while (selector.isOpen()) {
                    selector.select(handler);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
