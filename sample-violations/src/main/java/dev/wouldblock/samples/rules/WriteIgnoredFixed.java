package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The fixed twin of {@link WriteIgnored}. */
public final class WriteIgnoredFixed {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    // begin example
    /** Echoes what a peer sent; the rest of a short write is sent when the peer is writable. */
    void echo(SelectionKey key) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        if (peer.read(buffer) < 0) {
            peer.close();
            return;
        }
        buffer.flip();
        peer.write(buffer);
        if (buffer.hasRemaining()) {
            key.attach(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
            key.interestOps(SelectionKey.OP_WRITE);
        }
        buffer.clear();
    }
    // end example

    /** The writable branch that belongs to {@link #echo}. */
    void flush(SelectionKey key) throws IOException {
        ByteBuffer rest = (ByteBuffer) key.attachment();
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** A straight-line client stays in blocking mode; the loop covers a short write all the same. */
    static SocketChannel upload(SocketAddress server, List<byte[]> records) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        for (byte[] bytes : records) {
            ByteBuffer data = ByteBuffer.wrap(bytes);
            while (data.hasRemaining()) {
                channel.write(data);
            }
        }
        return channel;
    }

    /** The channel is put into blocking mode: one subscriber, one thread. */
    static final class Publisher {
        private final SocketChannel subscriber;

        Publisher(SocketChannel subscriber) throws IOException {
            this.subscriber = subscriber;
            this.subscriber.configureBlocking(true);
        }

        void publish(String topic, byte[] payload) throws IOException {
            ByteBuffer[] message = {StandardCharsets.UTF_8.encode(topic + '\n'), ByteBuffer.wrap(payload)};
            while (message[0].hasRemaining() || message[1].hasRemaining()) {
                subscriber.write(message);
            }
        }
    }

    /** The caller looks at the count that the helper passes on. */
    static final class Responder {
        void answer(SelectionKey key, String body) throws IOException {
            ByteBuffer response = StandardCharsets.UTF_8.encode(body);
            int length = response.remaining();
            if (transmit((SocketChannel) key.channel(), response) < length) {
                key.attach(response);
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }

        private static int transmit(SocketChannel channel, ByteBuffer data) throws IOException {
            return channel.write(data);
        }
    }

    /** The sink blocks, so each entry arrives whole. */
    static Consumer<byte[]> recordTo(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(true);
        return entry -> {
            try {
                ByteBuffer data = ByteBuffer.wrap(entry);
                while (data.hasRemaining()) {
                    sink.write(data);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Request and reply both wait on a selector until the deadline. */
    static int ask(SocketChannel channel, byte[] request, ByteBuffer reply, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        channel.configureBlocking(false);
        ByteBuffer data = ByteBuffer.wrap(request);
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            while (data.hasRemaining()) {
                await(selector, deadline);
                channel.write(data);
            }
            key.interestOps(SelectionKey.OP_READ);
            int count;
            while ((count = channel.read(reply)) == 0) {
                await(selector, deadline);
            }
            return count;
        }
    }

    private static void await(Selector selector, long deadline) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        selector.select(left);
        selector.selectedKeys().clear();
    }

    /** An echo that keeps what the client does not take, and asks when it can be written to. */
    static void echo(Selector selector, ServerSocketChannel server) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel client = server.accept();
                    if (client != null) {
                        client.configureBlocking(false);
                        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(1024));
                    }
                } else {
                    SocketChannel client = (SocketChannel) key.channel();
                    ByteBuffer buffer = (ByteBuffer) key.attachment();
                    if (client.read(buffer) < 0) {
                        client.close();
                    } else {
                        buffer.flip();
                        client.write(buffer);
                        key.interestOps(buffer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                        buffer.compact();
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
