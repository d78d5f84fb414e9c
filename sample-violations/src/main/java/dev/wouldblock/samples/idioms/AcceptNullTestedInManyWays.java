package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/** Right: null from accept() or receive() is tested in all the ways that people write. */
public final class AcceptNullTestedInManyWays {

    private final ServerSocketChannel server;

    AcceptNullTestedInManyWays(SocketAddress local) throws IOException {
        server = ServerSocketChannel.open().bind(local);
        server.configureBlocking(false);
    }

    void earlyReturn() throws IOException {
        SocketChannel client = server.accept();
        if (null == client) {
            return;
        }
        client.close();
    }

    void continueInLoop(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            selector.selectedKeys().clear();
            SocketChannel client = server.accept();
            if (client == null) {
                continue;
            }
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
        }
    }

    String ternary() throws IOException {
        SocketChannel client = server.accept();
        return client == null ? "nobody" : client.getRemoteAddress().toString();
    }

    /** The exception is meant: the protocol says that a connection is there. */
    SocketAddress required() throws IOException {
        SocketChannel client = Objects.requireNonNull(server.accept(), "no connection pending");
        return client.getRemoteAddress();
    }

    boolean instance() throws IOException {
        Object client = server.accept();
        return client instanceof SocketChannel && ((SocketChannel) client).isOpen();
    }

    void shortCircuit() throws IOException {
        SocketChannel client = server.accept();
        if (client != null && client.isConnected()) {
            client.close();
        }
    }

    void predicate() throws IOException {
        SocketChannel client = server.accept();
        if (Objects.nonNull(client)) {
            client.close();
        }
    }

    /** try-with-resources copes with null, and so does the body. */
    boolean resource() throws IOException {
        try (SocketChannel client = server.accept()) {
            return client != null && client.isOpen();
        }
    }

    void datagram(DatagramChannel channel, ByteBuffer packet) throws IOException {
        channel.configureBlocking(false);
        SocketAddress sender;
        while ((sender = channel.receive(packet)) != null) {
            packet.flip();
            if (packet.hasRemaining() && channel.send(packet, sender) == 0) {
                throw new IOException("echo to " + sender + " was not sent");
            }
            packet.clear();
        }
    }
}
