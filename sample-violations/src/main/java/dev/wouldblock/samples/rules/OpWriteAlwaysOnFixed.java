package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

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
}
