package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Right: only the end matters to the probe, and a byte that it finds is not lost. */
public final class F25ProbeForEnd {

    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(1024);

    F25ProbeForEnd(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /** What arrives stays in the connection's own input. */
    boolean endReached() throws IOException {
        return input.hasRemaining() && channel.read(input) == -1;
    }

    /** An idle connection of a pool: bytes that nobody asked for make it as useless as the end does. */
    boolean isReusable() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return channel.read(one) == 0;
    }

    ByteBuffer received() {
        return input.duplicate().flip();
    }
}
