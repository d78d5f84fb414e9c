package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Connections that are up, and whose keys go on asking for OP_CONNECT. */
public final class OpConnectLeftOn {

    // begin example
    static SelectionKey open(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(server);
        return channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    /** OP_READ is added, and OP_CONNECT stays. */
    static void onConnectable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) { // expect: WB_OP_CONNECT_LEFT_ON fix=key-hygiene
            key.interestOps(key.interestOps() | SelectionKey.OP_READ);
        }
    }
    // end example

    /** interestOpsOr() adds, and nothing else. */
    static void onConnected(SelectionKey key, ByteBuffer request) throws IOException {
        if (!((SocketChannel) key.channel()).finishConnect()) { // expect: WB_OP_CONNECT_LEFT_ON fix=key-hygiene
            return;
        }
        key.attach(request);
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    /** The pool hands the channel out and forgets the key. */
    static final class Pool {
        private final Selector selector;
        private int pending;

        Pool(Selector selector) {
            this.selector = selector;
        }

        void add(SocketAddress server, Consumer<SocketChannel> user) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (channel.connect(server)) {
                user.accept(channel);
            } else {
                channel.register(selector, SelectionKey.OP_CONNECT, user);
                pending++;
            }
        }

        int poll() throws IOException {
            selector.selectNow();
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isConnectable()) {
                    @SuppressWarnings("unchecked")
                    Consumer<SocketChannel> user = (Consumer<SocketChannel>) key.attachment();
                    SocketChannel channel = (SocketChannel) key.channel();
                    if (channel.finishConnect()) { // expect: WB_OP_CONNECT_LEFT_ON fix=key-hygiene
                        user.accept(channel);
                        pending--;
                    }
                }
            }
            return pending;
        }
    }

    /** The connection knows its key, and a helper that changes the interest set keeps what was there. */
    static final class Session {
        private final SelectionKey key;
        private final SocketChannel channel;
        private final ByteBuffer greeting = ByteBuffer.wrap(new byte[] {1});

        Session(Selector selector, SocketAddress server) throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            boolean connected = channel.connect(server);
            key = channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
        }

        void ready() throws IOException {
            if (key.isConnectable() && channel.finishConnect()) { // expect: WB_OP_CONNECT_LEFT_ON fix=key-hygiene
                want(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(greeting);
                key.interestOps(greeting.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
        }

        private void want(int operation) {
            key.interestOps(key.interestOps() | operation);
        }
    }

    /** A helper finishes the connection, and its caller only adds. */
    static final class Loop {
        private final Selector selector;

        Loop(Selector selector) {
            this.selector = selector;
        }

        void dial(SocketAddress server, int operations) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            boolean connected = channel.connect(server);
            channel.register(selector, connected ? operations : operations | SelectionKey.OP_CONNECT);
        }

        void run(BiConsumer<SocketChannel, ByteBuffer> handler) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            while (selector.isOpen()) {
                selector.select(key -> {
                    if (key.isConnectable() && isUp(key)) {
                        key.interestOpsOr(SelectionKey.OP_READ);
                    } else if (key.isReadable()) {
                        handler.accept((SocketChannel) key.channel(), buffer);
                    }
                });
            }
        }

        private static boolean isUp(SelectionKey key) {
            try {
                return ((SocketChannel) key.channel()).finishConnect(); // expect: WB_OP_CONNECT_LEFT_ON fix=key-hygiene
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
