package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Right: the key is cancelled and the mode switched back before anything blocking is built on the channel. */
public final class F27BlockingAgainBeforeStream {

    static String takeOver(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        key.cancel();
        key.selector().selectNow();
        channel.configureBlocking(true);
        InputStream in = Channels.newInputStream(channel);
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Non-blocking for the connect only. */
    static void send(SocketAddress server, ByteBuffer document) throws IOException {
        try (SocketChannel channel = SocketChannel.open(); Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(server)) {
                if (selector.select(2_000) == 0 || !channel.finishConnect()) {
                    throw new SocketTimeoutException("no connection");
                }
            }
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            while (document.hasRemaining()) {
                channel.write(document);
            }
        }
    }
}
