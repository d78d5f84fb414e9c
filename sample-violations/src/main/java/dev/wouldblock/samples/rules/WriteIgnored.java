package dev.wouldblock.samples.rules;

import java.io.IOException;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** Writes whose count nobody looks at: what the send buffer did not take is lost. */
public final class WriteIgnored {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    // begin example
    /** Echoes what a peer sent; a peer that reads slowly gets a stream with holes. */
    void echo(SelectionKey key) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        if (peer.read(buffer) < 0) {
            peer.close();
            return;
        }
        buffer.flip();
        peer.write(buffer); // expect: WB_WRITE_IGNORED fix=retry-when-ready
        buffer.clear();
    }
    // end example

    /** A straight-line client: non-blocking mode has no purpose here. */
    static SocketChannel upload(SocketAddress server, List<byte[]> records) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        for (byte[] record : records) {
            channel.write(ByteBuffer.wrap(record)); // expect: WB_WRITE_IGNORED fix=blocking-mode
        }
        return channel;
    }

    /** The channel is set up in the constructor and written to much later. */
    static final class Publisher {
        private final SocketChannel subscriber;

        Publisher(SocketChannel subscriber) throws IOException {
            this.subscriber = subscriber;
            this.subscriber.configureBlocking(false);
        }

        void publish(String topic, byte[] payload) throws IOException {
            ByteBuffer[] message = {StandardCharsets.UTF_8.encode(topic + '\n'), ByteBuffer.wrap(payload)};
            subscriber.write(message); // expect: WB_WRITE_IGNORED fix=blocking-mode
        }
    }

    /** The helper passes the count on, its caller drops it. */
    static final class Responder {
        void answer(SelectionKey key, String body) throws IOException {
            ByteBuffer response = StandardCharsets.UTF_8.encode(body);
            transmit((SocketChannel) key.channel(), response); // expect: WB_WRITE_IGNORED fix=retry-when-ready
        }

        private static int transmit(SocketChannel channel, ByteBuffer data) throws IOException {
            return channel.write(data);
        }
    }

    /** A pipe is a channel too: its sink takes 64 KiB and then nothing. */
    static Consumer<byte[]> recordTo(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(false);
        return entry -> {
            try {
                sink.write(ByteBuffer.wrap(entry)); // expect: WB_WRITE_IGNORED fix=blocking-mode
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Non-blocking mode is there for the deadline of the reply, and cuts the request. */
    static int ask(SocketChannel channel, byte[] request, ByteBuffer reply, Duration timeout)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        channel.configureBlocking(false);
        channel.write(ByteBuffer.wrap(request)); // expect: WB_WRITE_IGNORED fix=wait-for-readiness
        int count;
        while ((count = channel.read(reply)) == 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("no reply within " + timeout);
            }
            Thread.sleep(5);
        }
        return count;
    }

    /** A whole server: what a client does not take at once is gone. */
    static final class Echo {
        private final Selector selector;
        private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

        Echo(Selector selector) {
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isReadable()) {
                        onReadable(key);
                    }
                }
            }
        }

        private void onReadable(SelectionKey key) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            if (client.read(buffer) < 0) {
                client.close();
                return;
            }
            buffer.flip();
            client.write(buffer); // expect: WB_WRITE_IGNORED fix=retry-when-ready
            buffer.clear();
        }
    }

    /** The field is set by a method, on a channel that its caller has configured: the class itself never sets a mode. */
    static final class Late {
        private SocketChannel current;

        void use(SocketChannel channel) {
            current = channel;
        }

        static Late over(SocketChannel channel) throws IOException {
            channel.configureBlocking(false);
            Late late = new Late();
            late.use(channel);
            return late;
        }

        void send(byte[] message) throws IOException {
            current.write(ByteBuffer.wrap(message)); // expect: WB_WRITE_IGNORED fix=blocking-mode
        }
    }

    /** An echo: the loop registers other clients, but never asks when this one can be written to. */
    static void echo(Selector selector, ServerSocketChannel server) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel client = server.accept();
                    if (client != null) {
                        client.configureBlocking(false);
                        client.register(selector, SelectionKey.OP_READ);
                    }
                } else {
                    SocketChannel client = (SocketChannel) key.channel();
                    ByteBuffer buffer = ByteBuffer.allocate(1024);
                    if (client.read(buffer) < 0) {
                        client.close();
                    } else {
                        buffer.flip();
                        client.write(buffer); // expect: WB_WRITE_IGNORED fix=retry-when-ready
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** One buffer for all answers: the next one is written over what the peer has not taken of this one. */
    static final class Answers {
        private final ByteBuffer answer = ByteBuffer.allocateDirect(64 << 10).order(ByteOrder.BIG_ENDIAN);

        void send(SelectionKey key, int id, byte[] body) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            answer.clear();
            answer.putInt(id);
            answer.putInt(body.length);
            answer.put(body);
            answer.flip();
            client.write(answer); // expect: WB_WRITE_IGNORED fix=retry-when-ready
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Requests are read into the buffer that answers are written from: the next request takes the place of the rest. */
    static final class Negotiation {
        private static final int DENIED = 0xFF;

        private final ByteBuffer buffer = ByteBuffer.allocate(512);

        void handle(SelectionKey key) throws IOException {
            if (key.isValid() && key.isReadable()) {
                int version = read(key);
                if (version >= 0) {
                    answer(key, version == 5 ? 0 : DENIED);
                }
            }
        }

        private int read(SelectionKey key) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            buffer.clear();
            int count = client.read(buffer);
            if (count < 0) {
                key.cancel();
                client.close();
            }
            return count > 1 ? buffer.get(0) : -1;
        }

        private void answer(SelectionKey key, int code) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            byte[] answer = {5, (byte) code};
            buffer.clear();
            buffer.put(answer);
            buffer.flip();
            try {
                client.write(buffer); // expect: WB_WRITE_IGNORED fix=retry-when-ready
            } catch (IOException e) {
                key.cancel();
                client.close();
            }
        }
    }

    /** Filled by one helper, flushed by another: none of them, and none of their callers, knows what is left. */
    static final class Journal {
        private final SocketChannel collector;
        private ByteBuffer batch = ByteBuffer.allocate(16 << 10);

        Journal(SocketChannel collector) throws IOException {
            this.collector = collector;
            collector.configureBlocking(false);
        }

        void append(Iterable<byte[]> records) throws IOException {
            for (byte[] bytes : records) {
                fill(bytes);
                flush();
            }
        }

        void resize(int capacity) {
            batch = ByteBuffer.allocate(capacity);
        }

        private void fill(byte[] bytes) {
            batch.clear();
            if (bytes.length <= batch.capacity()) {
                batch.put(bytes);
            }
            batch.flip();
        }

        private void flush() throws IOException {
            collector.write(batch); // expect: WB_WRITE_IGNORED fix=blocking-mode
        }
    }

    /** The helper's buffer is gone when it returns; only the count tells, and its caller drops it. */
    static final class Lines {
        private final SocketChannel terminal;

        Lines(SocketChannel terminal) throws IOException {
            this.terminal = terminal;
            terminal.configureBlocking(false);
        }

        void print(List<String> lines) throws IOException {
            for (String line : lines) {
                put(line); // expect: WB_WRITE_IGNORED fix=blocking-mode
            }
        }

        private int put(String line) throws IOException {
            return terminal.write(StandardCharsets.UTF_8.encode(line + '\n'));
        }
    }

    /** The mode is set after the field, and a failure is only logged. */
    static final class Peer {
        private final SocketChannel channel;

        Peer(SocketChannel channel) {
            this.channel = channel;
            try {
                channel.configureBlocking(false);
            } catch (IOException e) {
                System.err.println("no non-blocking mode: " + e);
            }
        }

        static Optional<Peer> of(ServerSocketChannel server) throws IOException {
            return Optional.ofNullable(server.accept()).map(Peer::new);
        }

        static Peer connectedTo(SocketAddress server) throws IOException {
            return new Peer(SocketChannel.open(server));
        }

        void send(byte[] message) throws IOException {
            channel.write(ByteBuffer.wrap(message)); // expect: WB_WRITE_IGNORED fix=blocking-mode
        }
    }

    /** {@code compact()} keeps the rest, and {@code clear()} gives it up all the same. */
    static void forward(SelectionKey key, List<ByteBuffer> waiting) throws IOException {
        ByteBuffer data = waiting.remove(0);
        data.flip();
        ((SocketChannel) key.channel()).write(data); // expect: WB_WRITE_IGNORED fix=retry-when-ready
        data.compact();
        data.clear();
    }

    /** The queue does not hold the buffer any more, so the rest of each is gone with the variable. */
    static void flush(SelectionKey key, Queue<ByteBuffer> output) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        for (ByteBuffer next = output.poll(); next != null; next = output.poll()) {
            client.write(next); // expect: WB_WRITE_IGNORED fix=retry-when-ready
        }
        key.interestOps(SelectionKey.OP_READ);
    }
}
