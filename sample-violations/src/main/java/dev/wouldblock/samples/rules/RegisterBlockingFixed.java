package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link RegisterBlocking}. */
public final class RegisterBlockingFixed {

    // begin example
    /** Configured before it meets the selector. */
    void onAcceptable(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        if (client != null) {
            client.configureBlocking(false);
            client.register(key.selector(), SelectionKey.OP_READ);
        }
    }
    // end example

    /** A helper configures it. */
    static SelectionKey listen(Selector selector, SocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        nonBlocking(server);
        server.bind(address);
        return server.register(selector, SelectionKey.OP_ACCEPT);
    }

    private static void nonBlocking(SelectableChannel channel) throws IOException {
        channel.configureBlocking(false);
    }

    /** The constructor configures it. */
    static final class Receiver {
        private final DatagramChannel channel;

        Receiver(SocketAddress address) throws IOException {
            channel = DatagramChannel.open().bind(address);
            channel.configureBlocking(false);
        }

        void start(Selector selector) throws IOException {
            channel.register(selector, SelectionKey.OP_READ, this);
        }
    }

    /** A helper that configures many at once. */
    static void link(Selector selector) throws IOException {
        Pipe pipe = Pipe.open();
        allNonBlocking(pipe.sink(), pipe.source());
        pipe.source().register(selector, SelectionKey.OP_READ, pipe.sink());
    }

    private static void allNonBlocking(SelectableChannel... channels) throws IOException {
        for (SelectableChannel channel : channels) {
            channel.configureBlocking(false);
        }
    }

    /** Connected in blocking mode, then switched. */
    static SelectionKey join(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = dial(address);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ);
    }

    private static SocketChannel dial(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(true);
        channel.connect(address);
        return channel;
    }

    /** Configured in the same chain of calls. */
    static void serve(Selector selector) throws IOException {
        selector.select(key -> {
            try {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                if (client != null) {
                    client.configureBlocking(false).register(key.selector(), SelectionKey.OP_READ);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Mode, then registration, then connect. */
    static void connect(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (channel.connect(address)) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Whether the caller has configured it is not seen here. */
    static void adopt(Selector selector, SocketChannel channel) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** A test of the mode is an answer. */
    static void adoptCarefully(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        if (channel.isBlocking()) {
            channel.configureBlocking(false);
        }
        channel.register(selector, SelectionKey.OP_READ);
    }
}
