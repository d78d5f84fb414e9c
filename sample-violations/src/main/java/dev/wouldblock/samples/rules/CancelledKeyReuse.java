package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Channels that are registered again before the selector has given up their cancelled keys. */
public final class CancelledKeyReuse {

    // begin example
    /** Another attachment, another interest: the old key is cancelled, and is still there. */
    static SelectionKey upgrade(SelectionKey key, ByteBuffer reply) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        key.cancel();
        return channel.register(key.selector(), SelectionKey.OP_WRITE, reply); // expect: WB_CANCELLED_KEY_REUSE fix=key-hygiene
    }
    // end example

    /** The key of the channel is looked up. */
    static void pause(SocketChannel channel, Selector selector, Consumer<SocketChannel> worker) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
        worker.accept(channel);
        channel.register(selector, SelectionKey.OP_READ); // expect: WB_CANCELLED_KEY_REUSE fix=key-hygiene
    }

    /** The registration is kept in a field, and two methods of the connection end and renew it. */
    static final class Session {
        private final Selector selector;
        private final SocketChannel channel;
        private SelectionKey key;

        Session(Selector selector, SocketChannel channel) throws IOException {
            this.selector = selector;
            this.channel = channel;
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void restart() throws IOException {
            deregister();
            key = channel.register(selector, SelectionKey.OP_READ, this); // expect: WB_CANCELLED_KEY_REUSE fix=key-hygiene
        }

        private void deregister() {
            key.cancel();
        }
    }

    /** The loop of the class renews the registration of a key that it handles. */
    static final class Loop {
        private final Selector selector;

        Loop(Selector selector) {
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    renew(key);
                }
                selector.selectedKeys().clear();
            }
        }

        private void renew(SelectionKey key) throws IOException {
            Object attachment = key.attachment();
            key.cancel();
            key.channel().register(selector, SelectionKey.OP_READ, attachment); // expect: WB_CANCELLED_KEY_REUSE fix=key-hygiene
        }
    }
}
