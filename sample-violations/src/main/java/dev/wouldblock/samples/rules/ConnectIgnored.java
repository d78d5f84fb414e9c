package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Non-blocking connects whose false ("still connecting") is ignored: the next call fails, or not. */
public final class ConnectIgnored {

    // begin example
    /** Works only where connect answers true at once; else the write throws NotYetConnectedException. */
    static SocketChannel dial(SocketAddress server, ByteBuffer hello) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(server); // expect: WB_CONNECT_IGNORED fix=blocking-mode
            channel.write(hello);
            if (hello.hasRemaining()) {
                throw new IOException("send buffer full");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
    // end example

    /** Registered for reading only: nobody finishes the connection, and the write comes too early. */
    static SelectionKey subscribe(Selector selector, SocketAddress server, ByteBuffer request) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server); // expect: WB_CONNECT_IGNORED fix=retry-when-ready
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        channel.write(request);
        if (request.hasRemaining()) {
            key.attach(request);
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
        return key;
    }

    /** The first read comes while the connection is pending. */
    static final class Feed {
        private final SocketChannel channel = SocketChannel.open();

        Feed() throws IOException {
            channel.configureBlocking(false);
        }

        boolean fetch(SocketAddress source, ByteBuffer target) throws IOException {
            channel.connect(source); // expect: WB_CONNECT_IGNORED fix=blocking-mode
            int count = channel.read(target);
            if (count < 0) {
                channel.close();
            }
            return count > 0;
        }
    }

    /** The helper answers whether the connection is up, its caller does not ask. */
    static int probe(SocketAddress server, ByteBuffer banner) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            connect(channel, server); // expect: WB_CONNECT_IGNORED fix=blocking-mode
            return channel.read(banner);
        }
    }

    private static boolean connect(SocketChannel channel, SocketAddress server) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel.connect(server);
    }
}
