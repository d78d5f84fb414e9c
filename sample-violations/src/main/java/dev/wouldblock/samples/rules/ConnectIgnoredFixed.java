package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link ConnectIgnored}. */
public final class ConnectIgnoredFixed {

    // begin example
    /** Connects in blocking mode, and switches when the connection is up. */
    static SocketChannel dial(SocketAddress server, ByteBuffer hello) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.connect(server);
            while (hello.hasRemaining()) {
                channel.write(hello);
            }
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
    // end example

    /** OP_CONNECT says when the connection can be finished; the request waits until then. */
    static SelectionKey subscribe(Selector selector, SocketAddress server, ByteBuffer request) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (channel.connect(server)) {
            return channel.register(selector, SelectionKey.OP_WRITE, request);
        }
        return channel.register(selector, SelectionKey.OP_CONNECT, request);
    }

    /** The connectable and writable branches that belong to {@link #subscribe}. */
    static void onReady(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isConnectable() && !channel.finishConnect()) {
            return;
        }
        ByteBuffer request = (ByteBuffer) key.attachment();
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Until the connection is up there is nothing to fetch. */
    static final class Feed {
        private final SocketChannel channel = SocketChannel.open();

        Feed() throws IOException {
            channel.configureBlocking(false);
        }

        boolean fetch(SocketAddress source, ByteBuffer target) throws IOException {
            if (!channel.isConnected() && !advance(source)) {
                return false;
            }
            int count = channel.read(target);
            if (count < 0) {
                channel.close();
            }
            return count > 0;
        }

        private boolean advance(SocketAddress source) throws IOException {
            return channel.isConnectionPending() ? channel.finishConnect() : channel.connect(source);
        }
    }

    /** A probe in blocking mode. */
    static int probe(SocketAddress server, ByteBuffer banner) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            if (!connect(channel, server)) {
                throw new ConnectException(server.toString());
            }
            return channel.read(banner);
        }
    }

    private static boolean connect(SocketChannel channel, SocketAddress server) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel.connect(server);
    }
}
