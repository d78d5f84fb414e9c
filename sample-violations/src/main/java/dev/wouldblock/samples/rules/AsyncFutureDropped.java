package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Operations that are started and never asked how they ended. */
public final class AsyncFutureDropped {

    private volatile AsynchronousSocketChannel channel;

    // begin example
    /** The session id may be on its way, or cut short, or refused: the encoder writes next all the same. */
    void connect(SocketAddress server, String sessionId) throws IOException, InterruptedException, ExecutionException {
        channel = AsynchronousSocketChannel.open();
        channel.connect(server).get();
        channel.write(StandardCharsets.US_ASCII.encode(sessionId)); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
    }
    // end example

    /** Closing does not wait for what was started. */
    static void send(SocketAddress server, byte[] report) throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            Future<Integer> written = channel.write(ByteBuffer.wrap(report)); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
        }
    }

    /** Whether there is a connection is not known here, and a refusal is never seen. */
    static AsynchronousSocketChannel open(SocketAddress server) throws IOException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        channel.connect(server); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
        return channel;
    }

    /** The first connection is accepted, and nobody ever has it. */
    static void listen(AsynchronousServerSocketChannel server, SocketAddress address) throws IOException {
        server.bind(address).accept(); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
    }

    /** Bytes come when they come; the buffer alone does not tell. */
    ByteBuffer receive() {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        channel.read(buffer); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
        return buffer;
    }

    /** A full disk is not noticed. */
    static long append(AsynchronousFileChannel log, long end, String line) {
        ByteBuffer data = StandardCharsets.UTF_8.encode(line);
        int length = data.remaining();
        log.write(data, end); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
        return end + length;
    }

    /** The lock is not held yet when the update begins. */
    static void update(AsynchronousFileChannel file, Runnable change) {
        file.lock(); // expect: WB_ASYNC_FUTURE_DROPPED fix=framework-api
        change.run();
    }
}
