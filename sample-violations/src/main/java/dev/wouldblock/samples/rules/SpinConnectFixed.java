package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link SpinConnect}. */
public final class SpinConnectFixed {

    // begin example
    /** Connects in blocking mode with a timeout, and switches when the connection is up. */
    static SocketChannel dial(SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.socket().connect(server, 5_000);
        channel.configureBlocking(false);
        return channel;
    }
    // end example

    /** OP_CONNECT stays on until the connection is up; the loop calls {@link #onConnectable} then. */
    static SelectionKey join(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(server);
        return channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    /** Still connecting: the selector will say when to ask again. */
    void onConnectable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** The channel stays in blocking mode: connect() returns when it is up. */
    static final class Client {
        private final SocketChannel channel;

        Client(SocketAddress server) throws IOException {
            channel = SocketChannel.open();
            channel.connect(server);
        }

        SocketChannel connected() throws IOException {
            channel.configureBlocking(false);
            return channel;
        }
    }

    /** One attempt for each event; the state of the channel tells whether it was the last one. */
    static void finish(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.isConnectionPending()) {
            channel.finishConnect();
        }
        if (channel.isConnected()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }
}
