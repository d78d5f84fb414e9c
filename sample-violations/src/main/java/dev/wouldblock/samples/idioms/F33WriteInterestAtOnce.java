package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: there is something to send when the channel is registered, and OP_WRITE goes away when it has left. */
public final class F33WriteInterestAtOnce {

    static void greet(SocketChannel client, Selector selector, byte[] banner) throws IOException {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE, ByteBuffer.wrap(banner));
    }

    static void onWritable(SelectionKey key) throws IOException {
        ByteBuffer banner = (ByteBuffer) key.attachment();
        ((SocketChannel) key.channel()).write(banner);
        if (!banner.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }
}
