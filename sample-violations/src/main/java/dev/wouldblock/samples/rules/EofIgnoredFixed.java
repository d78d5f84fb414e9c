package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The fixed twin of {@link EofIgnored}. */
public final class EofIgnoredFixed {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    // begin example
    /** At -1 the channel is closed, which cancels its key. */
    void onReadable(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer);
        if (count > 0) {
            buffer.flip();
            handle(buffer);
        } else if (count < 0) {
            client.close();
        }
    }
    // end example

    /** The last count decides. */
    void drain(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer);
        while (count > 0) {
            buffer.flip();
            handle(buffer);
            buffer.clear();
            count = client.read(buffer);
        }
        if (count == -1) {
            client.close();
        }
    }

    /** The end is tested before the bytes are used. */
    void parse(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        if (client.read(buffer) == -1) {
            key.cancel();
            client.close();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            onByte(buffer.get());
        }
    }

    /** The whole loop. */
    static final class Server implements Runnable {
        private final Selector selector;

        Server(Selector selector) {
            this.selector = selector;
        }

        @Override
        public void run() {
            try {
                while (selector.isOpen()) {
                    selector.select();
                    for (SelectionKey key : selector.selectedKeys()) {
                        if (key.isReadable()) {
                            receive((SocketChannel) key.channel());
                        }
                    }
                    selector.selectedKeys().clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void receive(SocketChannel client) throws IOException {
            ByteBuffer input = ByteBuffer.allocate(1024);
            int count = client.read(input);
            if (count == 0) {
                return;
            }
            if (count < 0) {
                client.close();
                return;
            }
            input.flip();
            handle(input);
        }
    }

    /** A handler per connection, registered with itself as the attachment. */
    interface Handler {
        void ready(SelectionKey key) throws IOException;
    }

    Handler handler() {
        return new Handler() {
            @Override
            public void ready(SelectionKey key) throws IOException {
                SocketChannel client = (SocketChannel) key.channel();
                if (client.read(buffer) < 0) {
                    client.close();
                } else {
                    buffer.flip();
                    handle(buffer);
                    buffer.compact();
                }
            }
        };
    }

    /** The key that has ended is closed before the loop goes on with the next. */
    static void echo(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isReadable()) {
                    SocketChannel client = (SocketChannel) key.channel();
                    ByteBuffer input = ByteBuffer.allocate(1024);
                    int count = client.read(input);
                    if (count != -1) {
                        handle(input.flip());
                    } else {
                        client.close();
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** Says so, and closes. */
    void onReadableLogged(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer);
        if (count == -1) {
            System.out.println("peer has left: " + client);
            key.cancel();
            client.close();
            return;
        }
        buffer.flip();
        handle(buffer);
    }

    /** One channel with a selector of its own: the loop ends with the feed. */
    void follow(Selector selector, SocketChannel feed) throws IOException {
        feed.configureBlocking(false);
        feed.register(selector, SelectionKey.OP_READ);
        while (selector.isOpen()) {
            selector.select();
            selector.selectedKeys().clear();
            buffer.clear();
            int count = feed.read(buffer);
            if (count > 0) {
                handle(buffer.flip());
            } else if (count < 0) {
                System.err.println("feed has ended");
                break;
            }
        }
    }

    /** The answer that the stream has ended closes the channel. */
    static final class Link {
        private final SelectionKey key;
        private final ByteBuffer input = ByteBuffer.allocate(1024);

        Link(SelectionKey key) {
            this.key = key;
        }

        void onReady() throws IOException {
            if (key.isReadable() && !fill()) {
                key.channel().close();
            }
        }

        private boolean fill() throws IOException {
            input.clear();
            int count = ((SocketChannel) key.channel()).read(input);
            if (count == -1) {
                return false;
            }
            handle(input.flip());
            return true;
        }
    }

    /** Null says that there will be no message any more. */
    void onMessage(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        String message = message(client);
        if (message != null) {
            System.out.println(message);
        } else {
            client.close();
        }
    }

    private String message(SocketChannel client) throws IOException {
        buffer.clear();
        return client.read(buffer) >= 0
                ? StandardCharsets.UTF_8.decode(buffer.flip()).toString()
                : null;
    }

    /** The helper closes at the end. */
    static final class Greeting {
        private final ByteBuffer header = ByteBuffer.allocate(8);

        void onReadable(SelectionKey key) throws IOException {
            if (fill((SocketChannel) key.channel())) {
                header.flip();
                System.out.println("version " + header.getLong());
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }

        private boolean fill(SocketChannel client) throws IOException {
            if (header.hasRemaining() && client.read(header) < 0) {
                client.close();
                return false;
            }
            return !header.hasRemaining();
        }
    }

    private static void handle(ByteBuffer data) {
        data.position(data.limit());
    }

    private void onByte(byte value) {
        if (value == 0) {
            throw new IllegalArgumentException("zero byte");
        }
    }

    /** The reader notes the end in a field, and the loop asks for that. */
    static final class Noted {
        private final SocketChannel channel;
        private boolean isOver;

        Noted(SelectionKey key) {
            channel = (SocketChannel) key.channel();
        }

        int read(ByteBuffer target) throws IOException {
            int count = channel.read(target);
            if (count == -1) {
                isOver = true;
            }
            return count;
        }

        void readAll(ByteBuffer buffer) throws IOException {
            read(buffer);
            buffer.flip();
            if (buffer.hasRemaining()) {
                handle(buffer);
            }
            buffer.clear();
        }

        void onReadable(SelectionKey key, ByteBuffer buffer) throws IOException {
            readAll(buffer);
            if (isOver) {
                channel.close();
            }
        }
    }
}
