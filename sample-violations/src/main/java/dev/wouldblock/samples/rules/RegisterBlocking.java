package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that are registered in blocking mode, in which they are after open and accept. */
public final class RegisterBlocking {

    // begin example
    /** The server channel is non-blocking. What it accepts is not. */
    void onAcceptable(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        if (client != null) {
            client.register(key.selector(), SelectionKey.OP_READ); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
        }
    }
    // end example

    /** Nobody configures it between open and register. */
    static SelectionKey listen(Selector selector, SocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(address);
        return server.register(selector, SelectionKey.OP_ACCEPT); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
    }

    /** The order is wrong. */
    static void connect(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.register(selector, SelectionKey.OP_CONNECT); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
        channel.configureBlocking(false);
        channel.connect(address);
    }
}
