package dev.wouldblock.samples.idioms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: one helper serves both kinds of channel; who hands over a blocking one need not think of would-block. */
public final class HelperSharedWithBlockingChannel {

    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    private static int fill(ReadableByteChannel channel, ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    void onReadable(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        if (fill(client, buffer) < 0) {
            key.cancel();
            client.close();
        }
    }

    /** A channel over bytes in memory never blocks, and never answers 0 while there is room. */
    ByteBuffer load(byte[] packet) throws IOException {
        ByteBuffer copy = ByteBuffer.allocate(packet.length);
        fill(Channels.newChannel(new ByteArrayInputStream(packet)), copy);
        copy.flip();
        copy.get();
        return copy;
    }
}
