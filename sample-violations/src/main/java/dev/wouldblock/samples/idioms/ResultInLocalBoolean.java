package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: the test is stored in a local variable and used later. */
public final class ResultInLocalBoolean {

    void flush(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        ((SocketChannel) key.channel()).write(data);
        boolean complete = !data.hasRemaining();
        String note = complete ? "sent" : "waiting";
        if (!complete) {
            key.attach(data);
            key.interestOps(SelectionKey.OP_WRITE);
        }
        System.getLogger("send").log(System.Logger.Level.DEBUG, note);
    }

    void receive(SelectionKey key, ByteBuffer target) throws IOException {
        int count = ((SocketChannel) key.channel()).read(target);
        boolean ended = count < 0;
        boolean empty = count == 0;
        if (empty) {
            return;
        }
        if (ended) {
            key.cancel();
            key.channel().close();
        }
    }

    SocketChannel accept(ServerSocketChannel server, SocketChannel otherwise) throws IOException {
        server.configureBlocking(false);
        SocketChannel client = server.accept();
        boolean present = client != null;
        if (present) {
            client.configureBlocking(false);
            return client;
        }
        return otherwise;
    }

    /** The negation of the loop's outcome. */
    boolean connect(SocketChannel channel, SocketAddress server, Selector selector) throws IOException {
        channel.configureBlocking(false);
        boolean pending = !channel.connect(server);
        if (pending) {
            channel.register(selector, SelectionKey.OP_CONNECT);
        }
        return !pending;
    }
}
