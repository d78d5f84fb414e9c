package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The fixed twin of {@link BlockingWhileRegistered}. */
public final class BlockingWhileRegisteredFixed {

    // begin example
    /** The key goes, the selector drops it, and only then the mode is set. */
    InputStream takeOver(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        key.cancel();
        key.selector().selectNow();
        channel.configureBlocking(true);
        return channel.socket().getInputStream();
    }
    // end example

    /** The caller has cancelled. */
    void handOver(SelectionKey key) throws IOException {
        leave(key);
        toBlocking(key);
    }

    private static void leave(SelectionKey key) throws IOException {
        key.cancel();
        key.selector().selectNow();
    }

    private static void toBlocking(SelectionKey key) throws IOException {
        key.channel().configureBlocking(true);
    }

    /** The selector was for the connect alone, and is closed. */
    static SocketChannel connect(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (!channel.connect(address)) {
            try (Selector selector = Selector.open()) {
                channel.register(selector, SelectionKey.OP_CONNECT);
                while (!channel.finishConnect()) {
                    selector.select(1_000);
                }
            }
        }
        channel.configureBlocking(true);
        return channel;
    }

    /** All keys are cancelled first. */
    static void detachAll(Selector selector) throws IOException {
        List<SelectionKey> keys = new ArrayList<>(selector.keys());
        keys.forEach(SelectionKey::cancel);
        selector.selectNow();
        keys.forEach(key -> {
            try {
                if (!key.channel().isRegistered()) {
                    key.channel().configureBlocking(true);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Another method of the session takes the channel from the selector. */
    static final class Session {
        private final SocketChannel channel;
        private SelectionKey key;

        Session(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        void start(Selector selector) throws ClosedChannelException {
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void pause() throws IOException {
            key.cancel();
            key.selector().selectNow();
        }

        InputStream upgrade() throws IOException {
            channel.configureBlocking(true);
            return channel.socket().getInputStream();
        }
    }

    /** Never registered. */
    static SocketChannel open(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.configureBlocking(true);
        return channel;
    }
}
