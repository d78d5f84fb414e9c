package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

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
                key.cancel();
            }
        }
    }
}
