package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

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

    private static void handle(ByteBuffer data) {
        data.position(data.limit());
    }

    private void onByte(byte value) {
        if (value == 0) {
            throw new IllegalArgumentException("zero byte");
        }
    }
}
