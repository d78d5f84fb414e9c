package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.WritePendingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The fixed twin of {@link AsyncOverlap}, and operations that may go on at the same time. */
public final class AsyncOverlapFixed {

    private static final System.Logger LOG = System.getLogger(AsyncOverlapFixed.class.getName());

    private final AsynchronousSocketChannel channel;
    private final CompletionHandler<Long, ByteBuffer[]> sent;

    AsyncOverlapFixed(AsynchronousSocketChannel channel, CompletionHandler<Long, ByteBuffer[]> sent) {
        this.channel = channel;
        this.sent = sent;
    }

    // begin example
    /** Both go in one gathering write; the handler writes again while one of them has bytes left. */
    void send(ByteBuffer header, ByteBuffer body) {
        ByteBuffer[] message = {header, body};
        channel.write(message, 0, message.length, 30, TimeUnit.SECONDS, message, sent);
    }
    // end example

    /** A queue and a flag: the next write starts when the last one has ended. */
    static final class Flusher implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Queue<ByteBuffer> queue = new ArrayDeque<>();
        private boolean writing;

        Flusher(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        void sendAll(List<ByteBuffer> messages) {
            for (ByteBuffer message : messages) {
                send(message);
            }
        }

        synchronized void send(ByteBuffer message) {
            queue.add(message);
            while (!queue.isEmpty() && !writing) {
                writing = true;
                ByteBuffer next = queue.remove();
                channel.write(next, next, this);
            }
        }

        @Override
        public synchronized void completed(Integer count, ByteBuffer message) {
            ByteBuffer next = message.hasRemaining() ? message : queue.poll();
            writing = next != null;
            if (writing) {
                channel.write(next, next, this);
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer message) {
            close(channel);
        }
    }

    /** The flag is atomic, and asked in the method that writes. */
    static final class Frames implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final AtomicBoolean writing = new AtomicBoolean();
        private final Queue<ByteBuffer> queue = new ConcurrentLinkedQueue<>();

        Frames(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        synchronized void send(ByteBuffer payload) {
            queue.add(ByteBuffer.allocate(4).putInt(payload.remaining()).flip());
            writeNext();
            queue.add(payload);
            writeNext();
        }

        private void writeNext() {
            while (!queue.isEmpty() && writing.compareAndSet(false, true)) {
                ByteBuffer next = queue.poll();
                if (next != null) {
                    channel.write(next, next, this);
                    return;
                }
                writing.set(false);
            }
        }

        @Override
        public void completed(Integer count, ByteBuffer data) {
            if (data.hasRemaining()) {
                channel.write(data, data, this);
            } else {
                writing.set(false);
                writeNext();
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer data) {
            close(channel);
        }
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each write is waited for before the next. */
    static int sendParts(AsynchronousSocketChannel channel, List<ByteBuffer> parts)
            throws InterruptedException, ExecutionException {
        int sum = 0;
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                sum += channel.write(part).get();
            }
        }
        return sum;
    }

    /** The handler goes on with what is left of a part, and releases the permit when nothing is. */
    static void sendOneByOne(
            AsynchronousSocketChannel channel,
            List<ByteBuffer> parts,
            Semaphore free,
            CompletionHandler<Integer, ByteBuffer> handler)
            throws InterruptedException {
        for (ByteBuffer part : parts) {
            free.acquire();
            channel.write(part, part, handler);
        }
    }

    /** To each of many channels one write. */
    static void broadcast(
            Collection<AsynchronousSocketChannel> clients,
            ByteBuffer message,
            CompletionHandler<Integer, ByteBuffer> handler) {
        for (AsynchronousSocketChannel client : clients) {
            ByteBuffer copy = message.duplicate();
            client.write(copy, copy, handler);
        }
    }

    /** A read and a write do not exclude each other. */
    static void exchange(
            AsynchronousSocketChannel channel,
            ByteBuffer request,
            ByteBuffer answer,
            CompletionHandler<Integer, ByteBuffer> handler) {
        channel.read(answer, answer, handler);
        channel.write(request, request, handler);
    }

    /** One or the other. */
    static void receive(
            AsynchronousSocketChannel channel,
            ByteBuffer header,
            ByteBuffer body,
            CompletionHandler<Integer, ByteBuffer> handler) {
        if (header.hasRemaining()) {
            channel.read(header, header, handler);
        } else {
            channel.read(body, body, handler);
        }
    }

    /** On files operations may overlap. */
    static List<Future<Integer>> load(AsynchronousFileChannel file, List<ByteBuffer> blocks) {
        List<Future<Integer>> reads = new ArrayList<>();
        long position = 0;
        for (ByteBuffer block : blocks) {
            reads.add(file.read(block, position));
            position += block.capacity();
        }
        return reads;
    }

    /** The next accept is started by the handler of the last one. */
    static void serve(
            AsynchronousServerSocketChannel server,
            CompletionHandler<Integer, ByteBuffer> session) {
        server.accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
            @Override
            public void completed(AsynchronousSocketChannel client, Void attachment) {
                server.accept(null, this);
                ByteBuffer buffer = ByteBuffer.allocate(1_024);
                client.read(buffer, buffer, session);
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                LOG.log(System.Logger.Level.INFO, "no more connections", cause);
            }
        });
    }

    /** The exception is the answer to whether one is going on. */
    static void offer(
            AsynchronousSocketChannel channel,
            List<ByteBuffer> parts,
            Queue<ByteBuffer> later,
            CompletionHandler<Integer, ByteBuffer> handler) {
        for (ByteBuffer part : parts) {
            try {
                channel.write(part, part, handler);
            } catch (WritePendingException e) {
                later.add(part);
            }
        }
    }

    /** Another channel each time, found by the same name. */
    static final class Reconnecting {
        private final CompletionHandler<Integer, ByteBuffer> handler;
        private final Queue<AsynchronousSocketChannel> fresh;
        private AsynchronousSocketChannel current;

        Reconnecting(Queue<AsynchronousSocketChannel> fresh, CompletionHandler<Integer, ByteBuffer> handler) {
            this.fresh = fresh;
            this.handler = handler;
            this.current = fresh.remove();
        }

        void sendTwice(ByteBuffer message) {
            ByteBuffer copy = message.duplicate();
            current.write(message, message, handler);
            next();
            current.write(copy, copy, handler);
        }

        private void next() {
            current = fresh.remove();
        }
    }
}
