package dev.wouldblock.samples.rules;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A second operation of the same kind is started while the first is going on. */
public final class AsyncOverlap {

    private final AsynchronousSocketChannel channel;
    private final CompletionHandler<Integer, ByteBuffer> sent;

    AsyncOverlap(AsynchronousSocketChannel channel, CompletionHandler<Integer, ByteBuffer> sent) {
        this.channel = channel;
        this.sent = sent;
    }

    // begin example
    /** While the header is small and the peer quick, the header has gone when the body is written. */
    void send(ByteBuffer header, ByteBuffer body) {
        channel.write(header, header, sent);
        channel.write(body, body, sent); // expect: WB_ASYNC_OVERLAP fix=framework-api
    }
    // end example

    /** A loop does not wait for its last round. */
    void sendAll(List<ByteBuffer> messages) {
        for (ByteBuffer message : messages) {
            channel.write(message, message, sent); // expect: WB_ASYNC_OVERLAP fix=framework-api
        }
    }

    /** The queue is emptied at once, which is faster than the network. */
    static final class Flusher {
        private final AsynchronousSocketChannel channel;
        private final Queue<ByteBuffer> queue = new ArrayDeque<>();
        private final CompletionHandler<Integer, Void> handler;

        Flusher(AsynchronousSocketChannel channel, CompletionHandler<Integer, Void> handler) {
            this.channel = channel;
            this.handler = handler;
        }

        void add(ByteBuffer message) {
            queue.add(message);
        }

        void flush() {
            ByteBuffer message;
            while ((message = queue.poll()) != null) {
                channel.write(message, null, handler); // expect: WB_ASYNC_OVERLAP fix=framework-api
            }
        }
    }

    /** All futures are waited for, but only after all writes were started. */
    static int sendParts(AsynchronousSocketChannel channel, List<ByteBuffer> parts)
            throws InterruptedException, ExecutionException {
        List<Future<Integer>> writes = new ArrayList<>();
        for (ByteBuffer part : parts) {
            writes.add(channel.write(part)); // expect: WB_ASYNC_OVERLAP fix=framework-api
        }
        int sum = 0;
        for (Future<Integer> write : writes) {
            sum += write.get();
        }
        return sum;
    }

    /** The two writes are in a helper. */
    static final class Frames {
        private final AsynchronousSocketChannel channel;
        private final CompletionHandler<Integer, ByteBuffer> handler;

        Frames(AsynchronousSocketChannel channel, CompletionHandler<Integer, ByteBuffer> handler) {
            this.channel = channel;
            this.handler = handler;
        }

        void send(ByteBuffer payload) {
            write(ByteBuffer.allocate(4).putInt(payload.remaining()).flip());
            write(payload); // expect: WB_ASYNC_OVERLAP fix=framework-api
        }

        private void write(ByteBuffer data) {
            channel.write(data, data, handler);
        }
    }

    /** One read for the header, one for the body: the second read does not wait for the first. */
    static void receive(
            AsynchronousSocketChannel channel,
            ByteBuffer header,
            ByteBuffer body,
            CompletionHandler<Integer, ByteBuffer> handler) {
        channel.read(header, header, handler);
        channel.read(body, body, handler); // expect: WB_ASYNC_OVERLAP fix=framework-api
    }

    /** An acceptor like that of a blocking server. */
    static void serve(
            AsynchronousServerSocketChannel server, CompletionHandler<AsynchronousSocketChannel, Void> handler) {
        while (server.isOpen()) {
            server.accept(null, handler); // expect: WB_ASYNC_OVERLAP fix=framework-api
        }
    }
}
