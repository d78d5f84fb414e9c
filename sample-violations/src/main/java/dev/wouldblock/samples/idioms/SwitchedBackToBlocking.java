package dev.wouldblock.samples.idioms;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Right: the channel is back in blocking mode when the loop runs. */
public final class SwitchedBackToBlocking {

    static void send(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(false);
        channel.write(data);
        if (data.hasRemaining()) {
            channel.configureBlocking(true);
            while (data.hasRemaining()) {
                channel.write(data);
            }
        }
    }

    /** Restored in a finally block, after everything that is non-blocking. */
    static boolean hasEnded(SocketChannel channel, ByteBuffer kept) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(kept) < 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** A helper switches. */
    static void handshake(SocketChannel channel, ByteBuffer hello, ByteBuffer reply) throws IOException {
        channel.configureBlocking(false);
        int early = channel.read(reply);
        if (early < 0) {
            throw new EOFException();
        }
        makeBlocking(channel);
        while (hello.hasRemaining()) {
            channel.write(hello);
        }
        while (reply.hasRemaining()) {
            if (channel.read(reply) < 0) {
                throw new EOFException();
            }
        }
    }

    private static void makeBlocking(SocketChannel channel) throws IOException {
        channel.configureBlocking(true);
    }
}
