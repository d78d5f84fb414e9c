package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The fixed twin of {@link AdaptorOnNonblocking}. */
public final class AdaptorOnNonblockingFixed {

    // begin example
    /** Connected first, with the limit; then the mode for the selector. */
    static SocketChannel connect(SocketAddress address, int timeoutMillis, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.socket().connect(address, timeoutMillis);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }
    // end example

    /** The channel connects, the adaptor holds options only. */
    static final class Pool {
        private final SocketChannel channel;

        Pool() throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
        }

        SelectionKey connect(SocketAddress address, Selector selector) throws IOException {
            Socket socket = channel.socket();
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(0));
            boolean connected = channel.connect(address);
            return channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
        }
    }

    /** A thread that only accepts needs no other mode. */
    static void serve(SocketAddress address) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(address)) {
            while (server.isOpen()) {
                try (Socket client = server.socket().accept()) {
                    client.getOutputStream().write(1);
                }
            }
        }
    }

    /** The channel receives and sends. */
    void onReadable(SelectionKey key, ByteBuffer packet) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        SocketAddress sender = channel.receive(packet.clear());
        if (sender != null) {
            packet.flip();
            channel.send(packet, sender);
        }
    }

    /** In blocking mode. */
    static SSLSocket secure(SSLSocketFactory factory, SocketChannel channel, String host) throws IOException {
        channel.configureBlocking(true);
        SSLSocket socket = (SSLSocket) factory.createSocket(channel.socket(), host, 443, true);
        socket.startHandshake();
        return socket;
    }

    /** The mode depends on the caller. */
    static void connect(SocketChannel channel, SocketAddress address, boolean later) throws IOException {
        channel.configureBlocking(!later);
        if (!later) {
            channel.socket().connect(address, 1_000);
        }
    }

    /** A plain socket has no mode. */
    static void connect(Socket socket, SocketAddress address) throws IOException {
        socket.connect(address, 1_000);
    }

    /** Switched for the adaptor and back. */
    static void ask(SocketAddress server, DatagramPacket packet) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
            channel.configureBlocking(false);
            while (channel.read(ByteBuffer.allocate(64)) > 0) {
                // What came before the question is no answer.
            }
            channel.configureBlocking(true);
            channel.socket().send(packet);
            channel.socket().receive(packet);
        }
    }
}
