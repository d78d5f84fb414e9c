package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Consumer;

/** The fixed twin of {@link OpWriteAlwaysOn}. */
public final class OpWriteAlwaysOnFixed {
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    OpWriteAlwaysOnFixed(Selector selector) {
        this.selector = selector;
    }

    // begin example
    /** OP_WRITE is asked for by whoever has something to write. */
    SelectionKey admit(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        return client.register(selector, SelectionKey.OP_READ, new ArrayDeque<ByteBuffer>());
    }

    int round() throws IOException {
        int ready = selector.select(1_000);
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            if (key.isReadable()) {
                read(key);
            }
            if (key.isValid() && key.isWritable()) {
                flush(key);
            }
        }
        return ready;
    }
    // end example

    void run() throws IOException {
        while (selector.isOpen()) {
            round();
        }
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.channel().close();
        }
    }

    private static void flush(SelectionKey key) throws IOException {
        @SuppressWarnings("unchecked")
        Queue<ByteBuffer> queue = (Queue<ByteBuffer>) key.attachment();
        while (!queue.isEmpty()) {
            ((SocketChannel) key.channel()).write(queue.element());
            if (queue.element().hasRemaining()) {
                return;
            }
            queue.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** OP_WRITE is added when there is something to write. {@link #flush} takes it back. */
    void send(SelectionKey key, byte[] message) {
        @SuppressWarnings("unchecked")
        Queue<ByteBuffer> queue = (Queue<ByteBuffer>) key.attachment();
        queue.add(ByteBuffer.wrap(message));
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    /** Who is told that a key is writable takes OP_WRITE back, or does not: that is not in sight. */
    static final class Dispatcher {
        private final Selector selector;
        private final Consumer<SelectionKey> writer;

        Dispatcher(Selector selector, Consumer<SelectionKey> writer) {
            this.selector = selector;
            this.writer = writer;
        }

        SelectionKey admit(SocketChannel client) throws IOException {
            client.configureBlocking(false);
            return client.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isWritable()) {
                        writer.accept(key);
                    }
                }
            }
        }
    }

    /** The same with an interface of the program that nothing in it implements. */
    static final class Transport {
        /** Sends what is left of a message. */
        interface Sender {
            void send(SelectionKey key, ByteBuffer rest) throws IOException;
        }

        private final Selector selector;
        private final Sender sender;

        Transport(Selector selector, Sender sender) {
            this.selector = selector;
            this.sender = sender;
        }

        SelectionKey admit(SocketChannel client) throws IOException {
            client.configureBlocking(false);
            return client.register(selector, SelectionKey.OP_WRITE);
        }

        void round(ByteBuffer rest) throws IOException {
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isWritable()) {
                    sender.send(key, rest);
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
