package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the buffer lives longer than the call, and the next event or the caller looks at it. */
public final class F13BufferOutlivesCall {

    private final ByteBuffer pending;
    private final SocketChannel channel;

    F13BufferOutlivesCall(SocketChannel channel, ByteBuffer pending) throws IOException {
        this.channel = channel;
        this.pending = pending;
        channel.configureBlocking(false);
    }

    /** The next event tests the field. */
    void write() throws IOException {
        channel.write(pending);
    }

    boolean isDone() {
        return !pending.hasRemaining();
    }

    /** The caller tests its argument. */
    void onWritable(SelectionKey key, ByteBuffer data) throws IOException {
        push(channel, data);
        if (data.hasRemaining()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private static void push(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.write(data);
    }
}
