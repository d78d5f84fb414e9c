package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Right: the method that writes does not look, its caller does. */
public final class RemainderTestedInCaller {

    private final Deque<ByteBuffer> queue = new ArrayDeque<>();

    void onWritable(SelectionKey key) throws IOException {
        while (!queue.isEmpty()) {
            ByteBuffer head = queue.peek();
            attempt(key, head);
            if (head.hasRemaining()) {
                return;
            }
            queue.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void attempt(SelectionKey key, ByteBuffer data) throws IOException {
        ((SocketChannel) key.channel()).write(data);
    }

    /** Two levels deep, with the answer turned into a boolean on the way. */
    void reply(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        if (!sentWhole(key, data)) {
            queue.add(data);
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private boolean sentWhole(SelectionKey key, ByteBuffer data) throws IOException {
        attempt(key, data);
        return !data.hasRemaining();
    }
}
