package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: what the write leaves is compacted to the front, and OP_WRITE stays on while something is left. */
public final class F01WriteCompactKeepInterest {

    private final ByteBuffer out = ByteBuffer.allocate(16 * 1024);

    void onWritable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        out.flip();
        channel.write(out);
        out.compact();
        if (out.position() == 0) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** The interest is computed from what is left. */
    void send(SelectionKey key, byte[] message) throws IOException {
        out.put(message);
        out.flip();
        ((SocketChannel) key.channel()).write(out);
        boolean pending = out.hasRemaining();
        out.compact();
        key.interestOps(pending ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
}
