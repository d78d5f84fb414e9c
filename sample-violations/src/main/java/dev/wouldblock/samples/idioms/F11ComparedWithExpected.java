package dev.wouldblock.samples.idioms;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the count is compared with the length, and a short write is not overlooked. */
public final class F11ComparedWithExpected {

    /** A client too slow for its own heartbeat is dropped. */
    void heartbeat(SelectionKey key, byte[] beat) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int sent = channel.write(ByteBuffer.wrap(beat));
        if (sent != beat.length) {
            key.cancel();
            channel.close();
        }
    }

    /** A short read of a frame goes on at the next readiness. */
    boolean frameComplete(SelectionKey key, ByteBuffer frame) throws IOException {
        int expected = frame.remaining();
        int count = ((SocketChannel) key.channel()).read(frame);
        if (count < 0) {
            throw new EOFException();
        }
        return count == expected;
    }
}
