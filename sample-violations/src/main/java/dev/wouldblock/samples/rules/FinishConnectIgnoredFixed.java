package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link FinishConnectIgnored}. */
public final class FinishConnectIgnoredFixed {

    // begin example
    /** Answers false until the connection is up; the timer comes again. */
    static boolean finish(SocketChannel channel, ByteBuffer hello) throws IOException {
        channel.configureBlocking(false);
        if (!channel.finishConnect()) {
            return false;
        }
        channel.write(hello);
        return !hello.hasRemaining();
    }
    // end example

    /** Waits with a selector until the connection is up. */
    static SocketChannel dial(SocketAddress server, byte[] hello) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(server);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            while (!connected) {
                selector.select();
                selector.selectedKeys().clear();
                connected = channel.finishConnect();
            }
        }
        ByteBuffer data = ByteBuffer.wrap(hello);
        if (channel.write(data) < hello.length) {
            throw new IOException("hello was cut");
        }
        return channel;
    }

    /** A channel that is still connecting is left alone. */
    static void sweep(Selector selector, ByteBuffer target) throws IOException {
        for (SelectionKey key : selector.keys()) {
            SocketChannel channel = (SocketChannel) key.channel();
            if (!channel.finishConnect()) {
                continue;
            }
            if (channel.read(target) < 0) {
                channel.close();
            }
        }
    }

    /** The caller listens. */
    static final class Client {
        private final SocketChannel channel;

        Client(SocketAddress server) throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
        }

        int poll(ByteBuffer target) throws IOException {
            if (established()) {
                return channel.read(target);
            }
            return 0;
        }

        private boolean established() throws IOException {
            return channel.finishConnect();
        }
    }
}
