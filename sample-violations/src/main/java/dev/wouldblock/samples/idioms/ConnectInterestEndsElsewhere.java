package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Right: OP_CONNECT leaves the interest set, though not in the line behind finishConnect(). */
public final class ConnectInterestEndsElsewhere {
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    private record Connection(SocketChannel channel) {}

    ConnectInterestEndsElsewhere(Selector selector) {
        this.selector = selector;
    }

    SelectionKey dial(SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        return channel.register(selector, SelectionKey.OP_CONNECT);
    }

    /** The loop sets the interest of each key after its event. */
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> {
                connected(key);
                if (key.isValid()) {
                    key.interestOps(wanted(key));
                }
            });
        }
    }

    private static void connected(SelectionKey key) {
        try {
            if (key.isConnectable() && ((SocketChannel) key.channel()).finishConnect()) {
                key.attach("connected");
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private static int wanted(SelectionKey key) {
        return key.attachment() == null ? SelectionKey.OP_CONNECT : SelectionKey.OP_READ;
    }

    /** Taken out first. */
    static void first(SelectionKey key) throws IOException {
        key.interestOpsAnd(~SelectionKey.OP_CONNECT);
        if (!((SocketChannel) key.channel()).finishConnect()) {
            throw new ConnectException("still pending");
        }
        key.interestOpsOr(SelectionKey.OP_READ);
    }

    /** The loop takes all interest away before it hands a key on. */
    static void quiet(Selector selector) throws IOException {
        selector.select(key -> {
            key.interestOps(0);
            connected(key);
        });
    }

    /** Registered again, with what is wanted from now on. */
    void registeredAgain(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /** A task of the loop does it. */
    void byTask(SelectionKey key) throws IOException {
        if (((SocketChannel) key.channel()).finishConnect()) {
            tasks.add(() -> key.interestOps(SelectionKey.OP_READ));
        }
    }

    /** The connection is registered anew by whoever takes it from the queue. */
    void byQueue(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            connections.add(new Connection(channel));
        }
    }

    void registerConnections() throws IOException {
        for (Connection next = connections.poll(); next != null; next = connections.poll()) {
            next.channel().register(selector, SelectionKey.OP_READ, next);
        }
    }

    /** Whoever is given the key sets what it wants to wait for. */
    void byHandler(SelectionKey key, Consumer<SelectionKey> handler) throws IOException {
        if (((SocketChannel) key.channel()).finishConnect()) {
            handler.accept(key);
        }
    }

    /** A probe: the server is up, and that is all. */
    static void probe(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            channel.close();
        }
    }

    /** A selector for this one connection, which is closed. */
    static SocketChannel connect(SocketAddress server, long millis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        try (Selector connecting = Selector.open()) {
            SelectionKey key = channel.register(connecting, SelectionKey.OP_CONNECT);
            connecting.select(millis);
            if (key.isConnectable() && channel.finishConnect()) {
                return channel;
            }
        }
        throw new ClosedChannelException();
    }

    /** The channel moves to another selector. */
    static void move(SelectionKey key, Selector other) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            key.cancel();
            channel.register(other, SelectionKey.OP_READ);
        }
    }
}
