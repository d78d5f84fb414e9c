package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Right: the method hands its result to a caller that looks at it. */
public final class F04ResultReturned {

    private final SocketChannel channel;

    F04ResultReturned(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    int write(ByteBuffer data) throws IOException {
        return channel.write(data);
    }

    int read(ByteBuffer target) throws IOException {
        int count = channel.read(target);
        return count;
    }

    boolean send(ByteBuffer data) throws IOException {
        int length = data.remaining();
        return write(data) == length;
    }
}
