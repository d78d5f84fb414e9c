package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: a channel of the program's own writes all, and waits where it has to, though its reads do not. */
public final class ChannelThatWritesAll implements ByteChannel {
    private final SocketChannel channel;

    ChannelThatWritesAll(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = channel.write(source);
        if (source.hasRemaining()) {
            try (Selector selector = Selector.open()) {
                channel.register(selector, SelectionKey.OP_WRITE);
                while (source.hasRemaining()) {
                    selector.select();
                    selector.selectedKeys().clear();
                    written += channel.write(source);
                }
            }
        }
        return written;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Nothing is left to look for. */
    static void greet(SocketChannel channel, ByteBuffer greeting) throws IOException {
        ByteChannel peer = new ChannelThatWritesAll(channel);
        greeting.flip();
        peer.write(greeting);
        greeting.clear();
    }
}
