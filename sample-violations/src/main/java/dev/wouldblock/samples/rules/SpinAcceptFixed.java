package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The fixed twin of {@link SpinAccept}. */
public final class SpinAcceptFixed {

    // begin example
    /** In blocking mode accept() waits. */
    static SocketChannel first(ServerSocketChannel server) throws IOException {
        server.configureBlocking(true);
        SocketChannel client;
        do {
            client = server.accept();
        } while (client == null);
        return client;
    }
    // end example

    /** A blocking accept thread. */
    static final class Acceptor implements Runnable {
        private final ServerSocketChannel server;
        private final Consumer<SocketChannel> clients;

        Acceptor(ServerSocketChannel server, Consumer<SocketChannel> clients) throws IOException {
            this.server = server;
            this.clients = clients;
            server.configureBlocking(true);
        }

        @Override
        public void run() {
            try {
                while (server.isOpen()) {
                    clients.accept(server.accept());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Takes every client that is there, and goes back to the selector. */
    void onAcceptable(SelectionKey key) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        SocketChannel client;
        while ((client = server.accept()) != null) {
            client.configureBlocking(false);
            client.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    /** A blocking receive never answers null. */
    static SocketAddress await(DatagramChannel channel, ByteBuffer packet) throws IOException {
        channel.configureBlocking(true);
        return channel.receive(packet);
    }

    /** A selector waits until the time is over. */
    static Optional<SocketAddress> awaitWithin(DatagramChannel channel, ByteBuffer packet, Duration timeout)
            throws IOException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            long left;
            while ((left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) > 0) {
                SocketAddress sender = channel.receive(packet);
                if (sender != null) {
                    return Optional.of(sender);
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
            }
        }
        return Optional.empty();
    }
}
