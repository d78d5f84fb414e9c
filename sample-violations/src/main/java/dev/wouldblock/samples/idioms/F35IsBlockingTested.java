package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: the mode is asked for before the loop relies on it. */
public final class F35IsBlockingTested {

    static void writeFully(SocketChannel channel, ByteBuffer data) throws IOException {
        if (!channel.isBlocking()) {
            throw new IllegalArgumentException("needs a channel in blocking mode");
        }
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    /** Blocking or not, each has its own way. */
    static void send(SocketChannel channel, ByteBuffer data, Selector selector) throws IOException {
        if (channel.isBlocking()) {
            while (data.hasRemaining()) {
                channel.write(data);
            }
        } else {
            channel.write(data);
            if (data.hasRemaining()) {
                channel.register(selector, SelectionKey.OP_WRITE, data);
            }
        }
    }
}
