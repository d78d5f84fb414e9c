package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Channels that are put into blocking mode while a selector has them. */
public final class BlockingWhileRegistered {

    // begin example
    /** The key is still valid, so the switch throws. */
    InputStream takeOver(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        channel.configureBlocking(true); // expect: WB_BLOCKING_WHILE_REGISTERED fix=mode-and-order
        return channel.socket().getInputStream();
    }
    // end example

    /** The order is wrong: first the mode, then the key. */
    void handOver(SelectionKey key) throws IOException {
        key.channel().configureBlocking(true); // expect: WB_BLOCKING_WHILE_REGISTERED fix=mode-and-order
        key.cancel();
        key.selector().selectNow();
    }

    /** Registered for the connect alone, and forgotten there. */
    static SocketChannel connect(SocketAddress address, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (!channel.connect(address)) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            while (!channel.finishConnect()) {
                selector.select(1_000);
            }
            channel.configureBlocking(true); // expect: WB_BLOCKING_WHILE_REGISTERED fix=mode-and-order
        }
        return channel;
    }

    /** No interest is not the same as no key. */
    static void detachAll(Selector selector) {
        selector.selectedKeys().forEach(key -> {
            key.interestOps(0);
            try {
                key.channel().configureBlocking(true); // expect: WB_BLOCKING_WHILE_REGISTERED fix=mode-and-order
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A helper switches, the field is registered in another method. */
    static final class Session {
        private final SocketChannel channel;

        Session(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        void start(Selector selector) throws ClosedChannelException {
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        InputStream upgrade() throws IOException {
            channel.configureBlocking(true); // expect: WB_BLOCKING_WHILE_REGISTERED fix=mode-and-order
            return channel.socket().getInputStream();
        }
    }
}
