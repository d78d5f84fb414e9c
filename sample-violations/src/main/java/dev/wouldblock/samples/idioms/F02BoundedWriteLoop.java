package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: tries a few times, then leaves the rest to the selector. */
public final class F02BoundedWriteLoop {

    private static final int SPINS = 16;

    void flush(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer data = (ByteBuffer) key.attachment();
        for (int i = 0; i < SPINS && data.hasRemaining(); i++) {
            channel.write(data);
        }
        key.interestOps(data.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Leaves the loop at the first write that takes nothing. */
    boolean writeAll(SelectionKey key, ByteBuffer data) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (data.hasRemaining()) {
            if (channel.write(data) == 0) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return false;
            }
        }
        return true;
    }
}
