package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The fixed twin of {@link AsyncFutureDropped}, and futures that only look dropped. */
public final class AsyncFutureDroppedFixed {

    private volatile AsynchronousSocketChannel channel;
    private final List<Future<Integer>> open = new ArrayList<>();
    private volatile Future<Integer> reading;

    // begin example
    /** The thread may wait, so it does: until the id is sent as a whole, or the failure is thrown. */
    void connect(SocketAddress server, String sessionId) throws IOException, InterruptedException, ExecutionException {
        channel = AsynchronousSocketChannel.open();
        channel.connect(server).get();
        ByteBuffer id = StandardCharsets.US_ASCII.encode(sessionId);
        while (id.hasRemaining()) {
            channel.write(id).get();
        }
    }
    // end example

    static void send(SocketAddress server, byte[] report) throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            ByteBuffer data = ByteBuffer.wrap(report);
            while (data.hasRemaining()) {
                Future<Integer> written = channel.write(data);
                written.get();
            }
        }
    }

    /** Whoever opens it is told when it is open. */
    static void open(SocketAddress server, CompletionHandler<Void, AsynchronousSocketChannel> then) throws IOException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        channel.connect(server, channel, then);
    }

    /** Returned to somebody who waits. */
    static Future<AsynchronousSocketChannel> listen(AsynchronousServerSocketChannel server, SocketAddress address)
            throws IOException {
        return server.bind(address).accept();
    }

    /** Kept in a field for {@link #received}. */
    ByteBuffer receive() {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        reading = channel.read(buffer);
        return buffer;
    }

    int received() throws InterruptedException, ExecutionException {
        return reading.get();
    }

    /** Kept in a list until the log is closed. */
    long append(AsynchronousFileChannel log, long end, String line) {
        ByteBuffer data = StandardCharsets.UTF_8.encode(line);
        int length = data.remaining();
        open.add(log.write(data, end));
        return end + length;
    }

    void awaitAll() throws InterruptedException, ExecutionException {
        for (Future<Integer> write : open) {
            write.get();
        }
    }

    /** Passed on. */
    static void read(AsynchronousFileChannel file, ByteBuffer block, long position, Consumer<Future<Integer>> waiter) {
        waiter.accept(file.read(block, position));
    }

    static void update(AsynchronousFileChannel file, Runnable change)
            throws IOException, InterruptedException, ExecutionException {
        try (FileLock lock = file.lock().get()) {
            change.run();
        }
    }
}
