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

/** The fixed twin of {@link OpConnectLeftOn}. */
public final class OpConnectLeftOnFixed {

    // begin example
    static SelectionKey open(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(server);
        return channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    /** The interest set is set as a whole: OP_CONNECT is gone. */
    static void onConnectable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }
    // end example

    /** Taken out by name, then added to. */
    static void onConnected(SelectionKey key, ByteBuffer request) throws IOException {
        if (!((SocketChannel) key.channel()).finishConnect()) {
            return;
        }
        key.attach(request);
        key.interestOpsAnd(~SelectionKey.OP_CONNECT);
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    /** The pool has done its part: the key is cancelled before the channel is handed out. */
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
                    if (channel.finishConnect()) {
                        key.cancel();
                        user.accept(channel);
                        pending--;
                    }
                }
            }
            return pending;
        }
    }

    /** The helper sets what it is given. */
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
            if (key.isConnectable() && channel.finishConnect()) {
                want(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(greeting);
                want(greeting.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
        }

        private void want(int operation) {
            key.interestOps(operation);
        }
    }

    /** The caller of the helper sets what it waits for from now on. */
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
                        key.interestOps(SelectionKey.OP_READ);
                    } else if (key.isReadable()) {
                        handler.accept((SocketChannel) key.channel(), buffer);
                    }
                });
            }
        }

        private static boolean isUp(SelectionKey key) {
            try {
                return ((SocketChannel) key.channel()).finishConnect();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The key of the connecting selector is cancelled; the reading one makes its own. */
    static final class HandOver {
        private final Consumer<SocketChannel> reader;

        HandOver(Consumer<SocketChannel> reader) {
            this.reader = reader;
        }

        void run(Selector connecting) throws IOException {
            while (connecting.isOpen()) {
                connecting.select();
                for (SelectionKey key : connecting.selectedKeys()) {
                    if (key.isConnectable() && isUp(key)) {
                        end(key);
                        reader.accept((SocketChannel) key.channel());
                    }
                }
                connecting.selectedKeys().clear();
            }
        }

        private static boolean isUp(SelectionKey key) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            return channel.isConnectionPending() && channel.finishConnect();
        }

        private static void end(SelectionKey key) {
            if (key.isValid()) {
                key.attach(null);
                key.cancel();
            }
        }
    }
}
