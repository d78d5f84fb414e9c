package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** Right: the buffer sits in a queue before or after the write, and the queue is worked off later. */
public final class BufferInQueue {

    private final Queue<ByteBuffer> outgoing = new ArrayDeque<>();
    private final SocketChannel channel;
    private final SelectionKey key;

    BufferInQueue(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Queued before the attempt. */
    void send(byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        outgoing.add(data);
        key.interestOpsOr(SelectionKey.OP_WRITE);
        if (outgoing.size() == 1) {
            channel.write(data);
        }
    }

    /** Queued after the attempt, whatever came of it: an empty buffer is dropped when its turn comes. */
    void sendAlone(byte[] message) throws IOException {
        if (!outgoing.isEmpty()) {
            outgoing.add(ByteBuffer.wrap(message));
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(message);
        channel.write(data);
        outgoing.add(data);
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    void onWritable() throws IOException {
        ByteBuffer head;
        while ((head = outgoing.peek()) != null) {
            channel.write(head);
            if (head.hasRemaining()) {
                return;
            }
            outgoing.remove();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
}
