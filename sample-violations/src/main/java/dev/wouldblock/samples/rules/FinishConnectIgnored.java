package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Non-blocking finishConnects whose false ("still connecting") is ignored. */
public final class FinishConnectIgnored {

    // begin example
    /** Called from a timer; the connection may need longer than that. */
    static void finish(SocketChannel channel, ByteBuffer hello) throws IOException {
        channel.configureBlocking(false);
        channel.finishConnect(); // expect: WB_FINISH_CONNECT_IGNORED fix=check-result
        channel.write(hello);
        if (hello.hasRemaining()) {
            throw new IOException("hello was cut");
        }
    }
    // end example

    /** Opens, connects and writes in one go, and hopes that the network is faster. */
    static SocketChannel dial(SocketAddress server, byte[] hello) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        channel.finishConnect(); // expect: WB_FINISH_CONNECT_IGNORED fix=check-result
        ByteBuffer data = ByteBuffer.wrap(hello);
        if (channel.write(data) < hello.length) {
            throw new IOException("hello was cut");
        }
        return channel;
    }

    /** Called for every key of a sweep, ready or not: reads from a channel that may still be connecting. */
    static void sweep(Selector selector, ByteBuffer target) throws IOException {
        for (SelectionKey key : selector.keys()) {
            SocketChannel channel = (SocketChannel) key.channel();
            channel.finishConnect(); // expect: WB_FINISH_CONNECT_IGNORED fix=check-result
            if (channel.read(target) < 0) {
                channel.close();
            }
        }
    }

    /** The helper says whether the connection is up, its caller does not listen. */
    static final class Client {
        private final SocketChannel channel;

        Client(SocketAddress server) throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
        }

        int poll(ByteBuffer target) throws IOException {
            established(); // expect: WB_FINISH_CONNECT_IGNORED fix=check-result
            return channel.read(target);
        }

        private boolean established() throws IOException {
            return channel.finishConnect();
        }
    }
}
