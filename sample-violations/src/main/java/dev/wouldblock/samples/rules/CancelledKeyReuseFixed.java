package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.function.Consumer;

/** The fixed twin of {@link CancelledKeyReuse}. */
public final class CancelledKeyReuseFixed {

    // begin example
    /** Another attachment, another interest: the key stays. */
    static SelectionKey upgrade(SelectionKey key, ByteBuffer reply) {
        key.attach(reply);
        return key.interestOps(SelectionKey.OP_WRITE);
    }
    // end example

    /** The selector is asked between, and gives the key up. */
    static void pause(SocketChannel channel, Selector selector, Consumer<SocketChannel> worker) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
        selector.selectNow();
        worker.accept(channel);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** The method that cancels lets the selector finish. */
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
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        private void deregister() throws IOException {
            key.cancel();
            selector.selectNow();
        }
    }

    /** The loop of the class changes what the key waits for. */
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

        private static void renew(SelectionKey key) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Each request has a channel of its own: what one cancels is not what the next one registers. */
    static void serve(Selector selector, Queue<Request> requests, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            Request request;
            while ((request = requests.poll()) != null) {
                if (request.isOver) {
                    SelectionKey key = request.channel().keyFor(selector);
                    if (key != null) {
                        key.cancel();
                    }
                } else {
                    request.channel().register(selector, SelectionKey.OP_READ, request);
                }
            }
            selector.select(handler);
        }
    }

    /** Only a channel that the selector has given up is registered. */
    static void resume(SelectionKey key, Selector selector, Consumer<SocketChannel> worker) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        key.cancel();
        worker.accept(channel);
        if (!channel.isRegistered()) {
            channel.register(key.selector(), SelectionKey.OP_READ);
        }
        if (channel.keyFor(key.selector()) == null) {
            channel.register(key.selector(), SelectionKey.OP_READ);
        }
        if (key.isValid()) {
            channel.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    /** What somebody wants of a connection. */
    static final class Request {
        private final SocketChannel channel;
        private final boolean isOver;

        Request(SocketChannel channel, boolean isOver) {
            this.channel = channel;
            this.isOver = isOver;
        }

        SocketChannel channel() {
            return channel;
        }
    }
}
