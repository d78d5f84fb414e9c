package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads in a selector loop whose -1 nobody handles: the key stays readable for ever. */
public final class EofIgnored {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    // begin example
    /** After the peer has closed, select() reports this key again and again at once. */
    void onReadable(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer); // expect: WB_EOF_IGNORED fix=close-at-eof
        if (count > 0) {
            buffer.flip();
            handle(buffer);
        }
    }
    // end example

    /** A drain loop that throws its last count away. */
    void drain(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        while (client.read(buffer) > 0) { // expect: WB_EOF_IGNORED fix=close-at-eof
            buffer.flip();
            handle(buffer);
            buffer.clear();
        }
    }

    /** Looping on hasRemaining() copes with 0, but not with the end. */
    void parse(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        client.read(buffer); // expect: WB_EOF_IGNORED fix=close-at-eof
        buffer.flip();
        while (buffer.hasRemaining()) {
            onByte(buffer.get());
        }
    }

    /** The whole loop: read in a method of its own, the channel from a parameter. */
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
            int count = client.read(input); // expect: WB_EOF_IGNORED fix=close-at-eof
            if (count == 0) {
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
                if (client.read(buffer) != 0) { // expect: WB_EOF_IGNORED fix=close-at-eof
                    buffer.flip();
                    handle(buffer);
                    buffer.compact();
                }
            }
        };
    }

    /** Tells the end apart, and then leaves the key as it is. */
    static void echo(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isReadable()) {
                    SocketChannel client = (SocketChannel) key.channel();
                    ByteBuffer input = ByteBuffer.allocate(1024);
                    int count = client.read(input); // expect: WB_EOF_IGNORED fix=close-at-eof
                    if (count != -1) {
                        handle(input.flip());
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** Knows that the peer has left, says so, and returns. */
    void onReadableLogged(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer); // expect: WB_EOF_IGNORED fix=close-at-eof
        if (count == -1) {
            System.out.println("peer has left: " + client);
            return;
        }
        buffer.flip();
        handle(buffer);
    }

    /** One channel with a selector of its own. */
    void follow(Selector selector, SocketChannel feed) throws IOException {
        feed.configureBlocking(false);
        feed.register(selector, SelectionKey.OP_READ);
        while (selector.isOpen()) {
            selector.select();
            selector.selectedKeys().clear();
            buffer.clear();
            int count = feed.read(buffer); // expect: WB_EOF_IGNORED fix=close-at-eof
            if (count > 0) {
                handle(buffer.flip());
            } else if (count < 0) {
                System.err.println("feed has ended");
            }
        }
    }

    /** The method answers that the stream has ended, and nobody listens. */
    static final class Link {
        private final SelectionKey key;
        private final ByteBuffer input = ByteBuffer.allocate(1024);

        Link(SelectionKey key) {
            this.key = key;
        }

        void onReady() throws IOException {
            if (key.isReadable()) {
                fill(); // expect: WB_EOF_IGNORED fix=close-at-eof
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

    /** Null says that there is no message yet, and that there will be none: the key stays readable for ever. */
    void onMessage(SelectionKey key) throws IOException {
        String message = message((SocketChannel) key.channel()); // expect: WB_EOF_IGNORED fix=close-at-eof
        if (message != null) {
            System.out.println(message);
        }
    }

    private String message(SocketChannel client) throws IOException {
        buffer.clear();
        return client.read(buffer) > 0
                ? StandardCharsets.UTF_8.decode(buffer.flip()).toString()
                : null;
    }

    /** The helper does not look at the count, so its callers can not tell the end either. */
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
            if (header.hasRemaining()) {
                client.read(header); // expect: WB_EOF_IGNORED fix=close-at-eof
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
}
