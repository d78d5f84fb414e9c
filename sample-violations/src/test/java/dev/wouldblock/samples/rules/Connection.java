package dev.wouldblock.samples.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/**
 * A TCP connection over loopback.
 *
 * @param near the non-blocking end that a sample works on, registered for reading with {@code selector}
 * @param far the other end, in blocking mode, with a small receive buffer
 */
record Connection(SocketChannel near, SocketChannel far, Selector selector) implements AutoCloseable {
    /** More than the send and the receive buffer of a connection take, whatever the system grows them to. */
    static final int TOO_MUCH = 32 << 20;

    static Connection open() throws IOException {
        try (ServerSocketChannel server = server(8)) {
            SocketChannel near = SocketChannel.open(server.getLocalAddress());
            near.configureBlocking(false);
            Selector selector = Selector.open();
            near.register(selector, SelectionKey.OP_READ);
            return new Connection(near, server.accept(), selector);
        }
    }

    /** A server on a free port, in blocking mode. */
    static ServerSocketChannel server(int backlog) throws IOException {
        return ServerSocketChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, 64 << 10)
                .bind(loopback(), backlog);
    }

    static SocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    SelectionKey key() {
        return near.keyFor(selector);
    }

    /** What the far end sends is there when this returns. */
    void send(byte[] bytes) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        while (data.hasRemaining()) {
            far.write(data);
        }
        awaitReady();
    }

    /** Waits until the selector reports the near end. */
    void awaitReady() throws IOException {
        if (selector.select(10_000) != 1) {
            throw new IOException("nothing arrived");
        }
        selector.selectedKeys().clear();
    }

    /** All bytes up to the end of the stream, read by a thread of its own. */
    static CompletableFuture<byte[]> drain(ReadableByteChannel channel) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                ByteBuffer some = ByteBuffer.allocate(1 << 20);
                while (channel.read(some) >= 0) {
                    all.write(some.array(), 0, some.position());
                    some.clear();
                }
                return all.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        selector.close();
        near.close();
        far.close();
    }
}
