package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: reads until nothing is there (0) or the stream has ended (-1), and tells the two apart. */
public final class F03DrainLoop {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    void onReadable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int count;
        while ((count = channel.read(buffer)) > 0) {
            buffer.flip();
            consume(buffer);
            buffer.compact();
        }
        if (count < 0) {
            key.cancel();
            channel.close();
        }
    }

    /** The same with breaks. */
    void drain(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        for (;;) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count == -1) {
                channel.close();
                break;
            }
            if (count == 0) {
                break;
            }
            consume(buffer.flip());
        }
    }

    private static void consume(ByteBuffer data) {
        data.position(data.limit());
    }
}
