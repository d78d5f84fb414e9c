package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The fixed twin of {@link WriteRemainderDropped}. */
public final class WriteRemainderDroppedFixed {

    private static final System.Logger LOG = System.getLogger(WriteRemainderDroppedFixed.class.getName());

    private final LongAdder bytesSent = new LongAdder();

    // begin example
    /** What is left of the page stays with the key until the client is writable. */
    void sendPage(SelectionKey key, byte[] page) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer data = ByteBuffer.wrap(page);
        int sent = client.write(data);
        if (sent < page.length) {
            key.attach(data);
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }
    // end example

    /** Counted, and kept. */
    void sendCounted(SelectionKey key, String line) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer data = StandardCharsets.UTF_8.encode(line);
        bytesSent.add(client.write(data));
        if (data.hasRemaining()) {
            key.attach(data);
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    /** The writable branch of both. */
    void flush(SelectionKey key) throws IOException {
        ByteBuffer rest = (ByteBuffer) key.attachment();
        bytesSent.add(((SocketChannel) key.channel()).write(rest));
        if (!rest.hasRemaining()) {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** The channel blocks until the replica has taken everything. */
    static SocketChannel replicate(SocketAddress replica, byte[] snapshot) throws IOException {
        SocketChannel channel = SocketChannel.open(replica);
        ByteBuffer data = ByteBuffer.wrap(snapshot);
        int sent = 0;
        try {
            while (data.hasRemaining()) {
                sent += channel.write(data);
            }
            LOG.log(System.Logger.Level.INFO, "sent {0} bytes of snapshot", sent);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A whole frame or an exception. */
    static final class FrameSender {
        private final SocketChannel channel;

        FrameSender(SocketAddress server) throws IOException {
            channel = SocketChannel.open(server);
        }

        SocketChannel channel() {
            return channel;
        }

        void send(byte[] header, byte[] body) throws IOException {
            ByteBuffer[] frame = {ByteBuffer.wrap(header), ByteBuffer.wrap(body)};
            long left = (long) header.length + body.length;
            while (left > 0) {
                left -= channel().write(frame);
            }
            LOG.log(System.Logger.Level.DEBUG, "frame sent");
        }
    }

    /** Waits for room until the deadline, and says whether everything left. */
    static boolean sendWithin(SocketChannel channel, byte[] message, Duration timeout) throws IOException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        ByteBuffer data = ByteBuffer.wrap(message);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            channel.write(data);
            while (data.hasRemaining()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
                channel.write(data);
            }
            return true;
        }
    }

    /** The next buffer comes when there is none, or when nothing is left in it. */
    static final class Outbox {
        private final Queue<ByteBuffer> waiting;
        private ByteBuffer current;

        Outbox(Queue<ByteBuffer> waiting) {
            this.waiting = waiting;
        }

        void onWritable(SelectionKey key) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            while (true) {
                if (current == null || current.remaining() == 0) {
                    current = waiting.poll();
                }
                if (current == null) {
                    key.interestOps(SelectionKey.OP_READ);
                    return;
                }
                if (channel.write(current) == 0) {
                    return;
                }
            }
        }
    }
}
