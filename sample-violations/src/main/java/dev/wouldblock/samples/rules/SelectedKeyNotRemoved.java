package dev.wouldblock.samples.rules;

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

/** Selector loops that handle the selected keys and leave them in the selected-key set. */
public final class SelectedKeyNotRemoved {

    // begin example
    /** The set is only ever added to by the selector. From the second round on, select() finds nothing new in it. */
    static void serve(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) { // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
                handler.accept(key);
            }
        }
    }
    // end example

    /** By the iterator, whose remove() is forgotten, and with a test of the count. */
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
                    Set<SelectionKey> ready = selector.selectedKeys(); // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
                    Iterator<SelectionKey> keys = ready.iterator();
                    while (keys.hasNext()) {
                        SelectionKey key = keys.next();
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

    /** The set goes to a helper, which handles the keys and forgets them. */
    static final class Dispatcher {
        private final Selector selector;

        Dispatcher(Selector selector) {
            this.selector = selector;
        }

        void run(Consumer<SelectionKey> handler) throws IOException {
            while (selector.select() >= 0) {
                dispatch(selector.selectedKeys(), handler); // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
            }
        }

        private static void dispatch(Set<SelectionKey> keys, Consumer<SelectionKey> handler) {
            keys.stream().filter(SelectionKey::isValid).forEach(handler);
        }
    }

    /** One round is a method of its own, which somebody calls again and again; a copy is handled, the set stays full. */
    static final class DutyCycle {
        private final Selector selector = Selector.open();
        private int handled;

        DutyCycle() throws IOException {}

        int poll(Consumer<SelectionKey> handler) throws IOException {
            selector.selectNow();
            List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys()); // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
            ready.forEach(handler);
            handled += ready.size();
            return handled;
        }
    }

    /** The keys are never looked at: the count is all that the loop asks for, and it is 0 from the second time on. */
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
            int ready = selector.selectNow(); // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
            for (int i = 0; i < ready; i++) {
                SocketChannel client = server.accept();
                if (client != null) {
                    users.accept(client);
                }
            }
            return ready;
        }
    }

    /** A wait with a limit in a loop: the second one answers 0 at once, although there is data. */
    static void readFully(SocketChannel channel, Selector selector, ByteBuffer target) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        while (target.hasRemaining()) {
            if (selector.select(10_000) == 0) { // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
                throw new SocketTimeoutException("no data");
            }
            if (channel.read(target) < 0) {
                return;
            }
        }
    }

    /** The loop runs in a lambda, over a selector that it captures. */
    static Thread start(Selector selector, Consumer<SelectionKey> handler) {
        return new Thread(() -> {
            try {
                while (selector.isOpen()) {
                    selector.select();
                    selector.selectedKeys().forEach(handler); // expect: WB_SELECTED_KEY_NOT_REMOVED fix=key-hygiene
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
