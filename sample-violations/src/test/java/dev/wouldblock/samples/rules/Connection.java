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
 * A TCP connection over loopback, with small buffers.
 *
 * @param near the non-blocking end that a sample works on, registered for reading with {@code selector}
 * @param far the other end, in blocking mode
 */
record Connection(SocketChannel near, SocketChannel far, Selector selector) implements AutoCloseable {
    private static final int SMALL = 64 << 10;

    /** More than the send and the receive buffer of such a connection take, or a pipe. */
    static final int TOO_MUCH = 4 << 20;

    /** More than a connection takes whose buffers the system may grow. */
    static final int FAR_TOO_MUCH = 32 << 20;

    static Connection open() throws IOException {
        return open(Selector.open());
    }

    /** One of several connections of a selector. */
    static Connection open(Selector selector) throws IOException {
        try (ServerSocketChannel server = server(8)) {
            SocketChannel near = client(server.getLocalAddress());
            near.configureBlocking(false);
            near.register(selector, SelectionKey.OP_READ);
            return new Connection(near, server.accept(), selector);
        }
    }

    /** Connected, in blocking mode. */
    static SocketChannel client(SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_SNDBUF, SMALL);
        channel.connect(server);
        return channel;
    }

    /** A server on a free port, in blocking mode. */
    static ServerSocketChannel server(int backlog) throws IOException {
        return ServerSocketChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, SMALL)
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

    /** Attaches the bytes to the key and asks the loop of the selector to write them. */
    ByteBuffer startSending(byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        key().attach(data);
        key().interestOps(SelectionKey.OP_WRITE);
        selector.wakeup();
        return data;
    }

    /** Whether something has come to the far end; a byte of it is taken. */
    boolean hasArrived() throws IOException {
        return hasArrived(far);
    }

    /** Whether something has come to a channel in blocking mode; a byte of it is taken. */
    static boolean hasArrived(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        boolean arrived = channel.read(ByteBuffer.allocate(1)) > 0;
        channel.configureBlocking(true);
        return arrived;
    }

    /** Waits until the selector reports the near end. */
    void awaitReady() throws IOException {
        if (selector.select(10_000) != 1) {
            throw new IOException("nothing arrived");
        }
        selector.selectedKeys().clear();
    }

    /** All bytes up to the end of the stream, read by a thread of its own: the common pool may have only one. */
    static CompletableFuture<byte[]> drain(ReadableByteChannel channel) {
        return CompletableFuture.supplyAsync(() -> readAll(channel), Connection::onNewThread);
    }

    static void onNewThread(Runnable task) {
        Thread thread = new Thread(task, "far end");
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] readAll(ReadableByteChannel channel) {
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
    }

    @Override
    public void close() throws IOException {
        selector.close();
        near.close();
        far.close();
    }
}
