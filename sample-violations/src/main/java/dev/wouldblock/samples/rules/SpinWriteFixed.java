package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The fixed twin of {@link SpinWrite}. */
public final class SpinWriteFixed {

    // begin example
    /** Writes once; the rest waits with the key until the selector reports room. */
    void send(SelectionKey key, ByteBuffer response) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        client.write(response);
        if (response.hasRemaining()) {
            key.attach(response);
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }
    // end example

    /** The same loop on a channel in blocking mode waits inside the write. */
    static void upload(SocketAddress server, ByteBuffer document) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            do {
                channel.write(document);
            } while (document.hasRemaining());
        }
    }

    /** Blocking mode, and no need to yield. */
    static final class Sink {
        private final SocketChannel channel;

        Sink(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(true);
        }

        void put(byte[] record) throws IOException {
            ByteBuffer data = ByteBuffer.wrap(record);
            int sent = 0;
            while (sent < record.length) {
                sent += channel.write(data);
            }
        }
    }

    /** What is left is kept, and OP_WRITE is asked for. */
    static final class Session {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final Deque<ByteBuffer> pending = new ArrayDeque<>();

        Session(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        boolean isIdle() {
            return key.isValid() && key.interestOps() == SelectionKey.OP_READ;
        }

        void reply(ByteBuffer[] frame) throws IOException {
            for (ByteBuffer part : frame) {
                pending.add(part);
            }
            onWritable();
        }

        void onWritable() throws IOException {
            channel.write(pending.toArray(new ByteBuffer[0]));
            pending.removeIf(part -> !part.hasRemaining());
            key.interestOps(pending.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Waits for room with a selector until the deadline. */
    static void sendBefore(SocketChannel channel, ByteBuffer data, long deadline) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (data.hasRemaining()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new SocketTimeoutException("peer does not read");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
                channel.write(data);
            }
        }
    }

    /** The producer blocks while the pipe is full. */
    static Consumer<ByteBuffer> into(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(true);
        return data -> {
            try {
                while (data.remaining() > 0) {
                    sink.write(data);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
