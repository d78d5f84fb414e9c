package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;

/**
 * A TCP connection over loopback.
 *
 * @param near the asynchronous end that a sample works on, with a small send buffer
 * @param far the other end, in blocking mode, with a small receive buffer
 */
record AsyncConnection(AsynchronousSocketChannel near, SocketChannel far) implements AutoCloseable {
    private static final int SMALL = 64 << 10;

    static AsyncConnection open() throws IOException {
        try (ServerSocketChannel server = Connection.server(8)) {
            AsynchronousSocketChannel near =
                    AsynchronousSocketChannel.open().setOption(StandardSocketOptions.SO_SNDBUF, SMALL);
            near.connect(server.getLocalAddress()).get();
            return new AsyncConnection(near, server.accept());
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** How many zeros the far end reads before another byte comes. */
    long readZeros() {
        try {
            ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
            ByteBuffer some = ByteBuffer.allocate(1 << 20);
            long sum = 0;
            while (far.read(some) >= 0) {
                int other = some.flip().mismatch(zeros.limit(some.limit()));
                if (other >= 0) {
                    return sum + other;
                }
                sum += some.limit();
                some.clear();
            }
            throw new IllegalStateException("nothing but zeros came");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
