package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Queue;

/** Right: a copy is written, and the original goes on by as much as was taken of it. */
public final class CopyIsWritten {
    private CopyIsWritten() {}

    static void flush(SelectionKey key, Queue<ByteBuffer> output) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        for (ByteBuffer next = output.peek(); next != null; next = output.peek()) {
            int position = next.position();
            ByteBuffer copy = ByteBuffer.allocateDirect(next.remaining());
            copy.put(next).flip();
            next.position(position);
            int count = client.write(copy);
            if (count > 0) {
                next.position(position + count);
            }
            if (next.hasRemaining()) {
                break;
            }
            output.remove();
        }
    }
}
