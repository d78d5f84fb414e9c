package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Right: the caller's thread waits for its own connection; the loop of the same class gets the channel afterwards. */
public final class TemporarySelectorOnCallersThread {

    private final Selector selector;
    private final Queue<SocketChannel> connected = new ConcurrentLinkedQueue<>();

    TemporarySelectorOnCallersThread(Selector selector) {
        this.selector = selector;
    }

    /** Called by users of the client. */
    void connect(SocketAddress server, long timeoutMillis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (!channel.connect(server)) {
            await(channel, timeoutMillis);
        }
        connected.add(channel);
        selector.wakeup();
    }

    private static void await(SocketChannel channel, long timeoutMillis) throws IOException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        try (Selector connecting = Selector.open()) {
            channel.register(connecting, SelectionKey.OP_CONNECT);
            while (!channel.finishConnect()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    channel.close();
                    throw new SocketTimeoutException("no connection");
                }
                connecting.select(left);
                connecting.selectedKeys().clear();
            }
        }
    }

    void run(Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select(handler);
            for (SocketChannel next = connected.poll(); next != null; next = connected.poll()) {
                next.register(selector, SelectionKey.OP_READ);
            }
        }
    }
}
