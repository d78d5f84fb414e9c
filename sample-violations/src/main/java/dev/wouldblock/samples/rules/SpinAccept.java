package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** Loops that ask a non-blocking channel again and again for a connection or a datagram. */
public final class SpinAccept {

    // begin example
    /** Burns a core until somebody connects. */
    static SocketChannel first(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        SocketChannel client;
        do {
            client = server.accept(); // expect: WB_SPIN_ACCEPT fix=blocking-mode
        } while (client == null);
        return client;
    }
    // end example

    /** An accept thread of its own that never rests. */
    static final class Acceptor implements Runnable {
        private final ServerSocketChannel server;
        private final Consumer<SocketChannel> clients;

        Acceptor(ServerSocketChannel server, Consumer<SocketChannel> clients) throws IOException {
            this.server = server;
            this.clients = clients;
            server.configureBlocking(false);
        }

        @Override
        public void run() {
            try {
                while (server.isOpen()) {
                    SocketChannel client = server.accept(); // expect: WB_SPIN_ACCEPT fix=blocking-mode
                    if (client == null) {
                        continue;
                    }
                    clients.accept(client);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for one more client inside the selector loop, at full speed. */
    void onAcceptable(SelectionKey key) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        SocketChannel client = null;
        while (client == null) {
            client = server.accept(); // expect: WB_SPIN_ACCEPT fix=retry-when-ready
        }
        client.configureBlocking(false);
        client.register(key.selector(), SelectionKey.OP_READ);
    }

    /** The same with datagrams. */
    static SocketAddress await(DatagramChannel channel, ByteBuffer packet) throws IOException {
        channel.configureBlocking(false);
        SocketAddress sender;
        while ((sender = channel.receive(packet)) == null) { // expect: WB_SPIN_ACCEPT fix=blocking-mode
            Thread.onSpinWait();
        }
        return sender;
    }

    /** A time limit, and a core at full speed until it is reached. */
    static Optional<SocketAddress> awaitWithin(DatagramChannel channel, ByteBuffer packet, Duration timeout)
            throws IOException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() - deadline < 0) {
            SocketAddress sender = channel.receive(packet); // expect: WB_SPIN_ACCEPT fix=wait-for-readiness
            if (sender != null) {
                return Optional.of(sender);
            }
        }
        return Optional.empty();
    }

    /** A queue beside the accept: what it has comes and goes, and the loop does not end with it. */
    static void serve(ServerSocketChannel server, Queue<Runnable> tasks) throws IOException {
        server.configureBlocking(false);
        while (server.isOpen()) {
            Runnable task = tasks.poll();
            if (task == null) {
                close(server.accept()); // expect: WB_SPIN_ACCEPT fix=blocking-mode
            }
        }
    }

    /** Each round goes over all listeners, and the next one begins again. */
    static void watch(ServerSocketChannel server, List<String> listeners) throws IOException {
        server.configureBlocking(false);
        while (server.isOpen()) {
            for (String listener : listeners) {
                System.out.println("waiting for " + listener);
            }
            close(server.accept()); // expect: WB_SPIN_ACCEPT fix=blocking-mode
        }
    }

    private static void close(SocketChannel client) throws IOException {
        if (client != null) {
            client.close();
        }
    }
}
