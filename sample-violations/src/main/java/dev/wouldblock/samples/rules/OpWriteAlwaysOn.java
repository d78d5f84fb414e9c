package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** Keys that ask for OP_WRITE for ever. */
public final class OpWriteAlwaysOn {
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    OpWriteAlwaysOn(Selector selector) {
        this.selector = selector;
    }

    // begin example
    /** Both operations from the start, and nobody looks at whether there is something to write. */
    SelectionKey admit(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        int both = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        return client.register(selector, both, new ArrayDeque<ByteBuffer>()); // expect: WB_OP_WRITE_ALWAYS_ON fix=key-hygiene
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
    }

    /** OP_WRITE is added when there is something to write, and stays when it has left. */
    void send(SelectionKey key, byte[] message) {
        @SuppressWarnings("unchecked")
        Queue<ByteBuffer> queue = (Queue<ByteBuffer>) key.attachment();
        queue.add(ByteBuffer.wrap(message));
        key.interestOpsOr(SelectionKey.OP_WRITE); // expect: WB_OP_WRITE_ALWAYS_ON fix=key-hygiene
    }
}
