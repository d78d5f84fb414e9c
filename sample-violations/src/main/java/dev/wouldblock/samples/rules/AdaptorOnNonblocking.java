package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Calls of socket adaptors whose channels are in non-blocking mode. */
public final class AdaptorOnNonblocking {

    // begin example
    /** The limit for the connect is the adaptor's, and the adaptor wants blocking mode. */
    static SocketChannel connect(SocketAddress address, int timeoutMillis, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.socket().connect(address, timeoutMillis); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }
    // end example

    /** The adaptor in a variable, the channel in a field. */
    static final class Pool {
        private final SocketChannel channel;

        Pool() throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
        }

        void connect(SocketAddress address) throws IOException {
            Socket socket = channel.socket();
            socket.setTcpNoDelay(true);
            socket.connect(address); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
        }
    }

    /** It works as long as a connection is pending. */
    static void serve(SocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open().bind(address);
        server.configureBlocking(false);
        ServerSocket socket = server.socket();
        while (server.isOpen()) {
            Socket client = socket.accept(); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
            client.getOutputStream().write(1);
            client.close();
        }
    }

    /** A channel of a key is non-blocking. */
    void onReadable(SelectionKey key, DatagramPacket packet) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        channel.socket().receive(packet); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
        packet.setLength(1);
        channel.socket().send(packet); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
    }

    /** A helper chooses the mode. */
    static SSLSocket secure(SSLSocketFactory factory, SocketChannel channel, String host) throws IOException {
        prepare(channel);
        SSLSocket socket =
                (SSLSocket) factory.createSocket(channel.socket(), host, 443, true); // expect: WB_ADAPTOR_ON_NONBLOCKING fix=mode-and-order
        socket.startHandshake();
        return socket;
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
    }
}
