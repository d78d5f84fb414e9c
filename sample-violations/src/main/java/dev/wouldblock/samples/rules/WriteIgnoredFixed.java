package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        try {
            for (byte[] bytes : records) {
                ByteBuffer data = ByteBuffer.wrap(bytes);
                while (data.hasRemaining()) {
                    channel.write(data);
                }
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
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
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
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
                    if (client.read(buffer) < 0 && buffer.position() == 0) {
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

    /** One buffer for the answers of one client: a new one is made only when the old one is gone. */
    static final class Answers {
        private final ByteBuffer answer =
                ByteBuffer.allocateDirect(64 << 10).order(ByteOrder.BIG_ENDIAN).flip();

        boolean send(SelectionKey key, int id, byte[] body) throws IOException {
            if (answer.hasRemaining()) {
                return false;
            }
            answer.clear();
            answer.putInt(id);
            answer.putInt(body.length);
            answer.put(body);
            answer.flip();
            onWritable(key);
            return true;
        }

        void onWritable(SelectionKey key) throws IOException {
            ((SocketChannel) key.channel()).write(answer);
            key.interestOps(answer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    /** Nothing is read while an answer is under way, and the answer is written until nothing is left. */
    static final class Negotiation {
        private static final int DENIED = 0xFF;

        private final ByteBuffer buffer = ByteBuffer.allocate(512);
        private boolean isUnderWay;

        void handle(SelectionKey key) throws IOException {
            if (key.isValid() && key.isReadable()) {
                read(key);
            }
            if (key.isValid() && key.isWritable()) {
                answer(key);
            }
        }

        private void read(SelectionKey key) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            buffer.clear();
            int count = client.read(buffer);
            if (count < 0) {
                key.cancel();
                client.close();
                return;
            }
            if (count == 0) {
                return;
            }
            boolean isWelcome = count > 1 && buffer.get(0) == 5;
            byte[] answer = {5, (byte) (isWelcome ? 0 : DENIED)};
            buffer.clear();
            buffer.put(answer);
            buffer.flip();
            isUnderWay = true;
            key.interestOps(SelectionKey.OP_WRITE);
        }

        private void answer(SelectionKey key) throws IOException {
            if (isUnderWay) {
                ((SocketChannel) key.channel()).write(buffer);
                isUnderWay = buffer.hasRemaining();
            }
            if (!isUnderWay) {
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }

    /** The caller of both helpers asks for more only when the batch is gone. */
    static final class Journal {
        private final SocketChannel collector;
        private final Selector selector;
        private final ByteBuffer batch = ByteBuffer.allocate(16 << 10);

        Journal(SocketChannel collector, Selector selector) throws IOException {
            this.collector = collector;
            this.selector = selector;
            collector.configureBlocking(false);
            collector.register(selector, SelectionKey.OP_WRITE);
        }

        void append(Iterable<byte[]> records) throws IOException {
            for (byte[] bytes : records) {
                fill(bytes);
                do {
                    selector.select();
                    selector.selectedKeys().clear();
                    flush();
                } while (batch.hasRemaining());
            }
        }

        private void fill(byte[] bytes) {
            batch.clear();
            batch.put(bytes);
            batch.flip();
        }

        private void flush() throws IOException {
            collector.write(batch);
        }
    }

    /** The caller keeps what the helper did not send. */
    static final class Lines {
        private final SocketChannel terminal;
        private final Selector selector;

        Lines(SocketChannel terminal, Selector selector) throws IOException {
            this.terminal = terminal;
            this.selector = selector;
            terminal.configureBlocking(false);
            terminal.register(selector, SelectionKey.OP_WRITE);
        }

        void print(List<String> lines) throws IOException {
            for (String line : lines) {
                byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
                int sent = 0;
                while (sent < bytes.length) {
                    selector.select();
                    selector.selectedKeys().clear();
                    sent += put(bytes, sent);
                }
            }
        }

        private int put(byte[] bytes, int offset) throws IOException {
            return terminal.write(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
        }
    }

    /** The mode that a channel is opened in is right, and a peer that is slow is waited for. */
    static final class Peer {
        private final SocketChannel channel;

        Peer(SocketChannel channel) {
            this.channel = channel;
            try {
                channel.configureBlocking(true);
            } catch (IOException e) {
                System.err.println("no blocking mode: " + e);
            }
        }

        static Optional<Peer> of(ServerSocketChannel server) throws IOException {
            return Optional.ofNullable(server.accept()).map(Peer::new);
        }

        static Peer connectedTo(SocketAddress server) throws IOException {
            return new Peer(SocketChannel.open(server));
        }

        void send(byte[] message) throws IOException {
            ByteBuffer data = ByteBuffer.wrap(message);
            while (data.hasRemaining()) {
                channel.write(data);
            }
        }
    }

    /** What is left stays in the list, and is turned around again for the next attempt. */
    static void forward(SelectionKey key, List<ByteBuffer> waiting) throws IOException {
        ByteBuffer data = waiting.get(0);
        data.flip();
        ((SocketChannel) key.channel()).write(data);
        data.compact();
        if (data.position() == 0) {
            data.clear();
            waiting.remove(0);
        }
    }
}
