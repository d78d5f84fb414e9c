package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
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

    /** The channel is a field, made in the constructor. */
    static final class Receiver {
        private final DatagramChannel channel;

        Receiver(SocketAddress address) throws IOException {
            channel = DatagramChannel.open().bind(address);
        }

        void start(Selector selector) throws IOException {
            channel.register(selector, SelectionKey.OP_READ, this); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
        }
    }

    /** A helper makes it, in blocking mode on purpose. */
    static SelectionKey join(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = dial(address);
        return channel.register(selector, SelectionKey.OP_READ); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
    }

    private static SocketChannel dial(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(true);
        channel.connect(address);
        return channel;
    }

    /** The keys are handled by a lambda. */
    static void serve(Selector selector) throws IOException {
        selector.select(key -> {
            try {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                if (client != null) {
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true)
                            .register(key.selector(), SelectionKey.OP_READ); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The order is wrong. */
    static void connect(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.register(selector, SelectionKey.OP_CONNECT); // expect: WB_REGISTER_BLOCKING fix=mode-and-order
        channel.configureBlocking(false);
        channel.connect(address);
    }
}
