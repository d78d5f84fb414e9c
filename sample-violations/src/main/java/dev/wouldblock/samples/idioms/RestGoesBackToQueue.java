package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Deque;

/** Right: what a write has left goes back to the queue, or has never left it. */
public final class RestGoesBackToQueue {
    private RestGoesBackToQueue() {}

    static void givenBack(SelectionKey key, Deque<ByteBuffer> output) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        for (ByteBuffer next = output.poll(); next != null; next = output.poll()) {
            client.write(next);
            if (next.hasRemaining()) {
                output.addFirst(next);
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return;
            }
        }
    }

    static void takenWhenDone(SelectionKey key, Deque<ByteBuffer> output) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        while (!output.isEmpty()) {
            client.write(output.peek());
            if (output.peek().hasRemaining()) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return;
            }
            output.remove();
        }
    }

    /** A pool lends the buffer: it is taken from there and given back. */
    static void lent(SelectionKey key, Deque<ByteBuffer> pool) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer buffer = pool.pop();
        buffer.put((byte) 0).flip();
        while (buffer.hasRemaining()) {
            if (client.write(buffer) == 0) {
                key.attach(buffer);
                return;
            }
        }
        pool.push(buffer.clear());
    }
}
