package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Loops that ask a non-blocking channel again and again whether it is connected. */
public final class SpinConnect {

    // begin example
    /** Burns a core until the server answers, for minutes when a firewall drops the packets. */
    static SocketChannel dial(SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        while (!channel.finishConnect()) { // expect: WB_SPIN_CONNECT fix=blocking-mode
            Thread.onSpinWait();
        }
        return channel;
    }
    // end example

    /** The selector would report OP_CONNECT, but the loop does not ask it. */
    static SelectionKey join(Selector selector, SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (!channel.connect(server)) {
            boolean connected;
            do {
                connected = channel.finishConnect(); // expect: WB_SPIN_CONNECT fix=retry-when-ready
            } while (!connected);
        }
        key.interestOps(SelectionKey.OP_READ);
        return key;
    }

    /** Stops every other connection of the loop that calls it. */
    void onConnectable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (!channel.finishConnect()) { // expect: WB_SPIN_CONNECT fix=retry-when-ready
            Thread.yield();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Channel and loop are in different methods of a nested class. */
    static final class Client {
        private final SocketChannel channel;

        Client(SocketAddress server) throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
        }

        SocketChannel connected() throws IOException {
            for (;;) {
                if (channel.finishConnect()) { // expect: WB_SPIN_CONNECT fix=blocking-mode
                    return channel;
                }
            }
        }
    }

    /** Asks in two ways, and both answer at once. */
    static void finish(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (channel.isConnectionPending()) {
            channel.finishConnect(); // expect: WB_SPIN_CONNECT fix=retry-when-ready
        }
        key.interestOps(SelectionKey.OP_READ);
    }
}
