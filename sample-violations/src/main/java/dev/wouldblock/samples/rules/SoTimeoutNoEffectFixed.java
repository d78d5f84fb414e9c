package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link SoTimeoutNoEffect}. */
public final class SoTimeoutNoEffectFixed {

    // begin example
    /** The adaptor's stream keeps to the timeout. */
    static ByteBuffer ask(SocketAddress server, ByteBuffer question) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.socket().setSoTimeout(2_000);
            while (question.hasRemaining()) {
                channel.write(question);
            }
            byte[] answer = new byte[512];
            int count = channel.socket().getInputStream().read(answer);
            if (count < 0) {
                throw new EOFException("no answer");
            }
            return ByteBuffer.wrap(answer, 0, count);
        }
    }
    // end example

    /** The adaptor accepts. */
    static final class Acceptor {
        private final ServerSocketChannel server;
        private volatile boolean stopped;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open().bind(address);
            server.socket().setSoTimeout(500);
        }

        void stop() {
            stopped = true;
        }

        void run() throws IOException {
            while (!stopped) {
                try (Socket client = server.socket().accept()) {
                    client.getOutputStream().write(1);
                } catch (SocketTimeoutException e) {
                    // Look at the flag.
                }
            }
        }
    }

    /** The adaptor receives. */
    static void listen(SocketAddress address, DatagramPacket packet) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            limit(channel);
            channel.bind(address);
            channel.socket().receive(packet);
        }
    }

    private static void limit(DatagramChannel channel) throws IOException {
        channel.socket().setSoTimeout(1_000);
    }

    /** A plain socket keeps to it. */
    static int header(Socket socket, byte[] header) throws IOException {
        socket.setSoTimeout(1_000);
        return socket.getInputStream().read(header);
    }

    /** No limit is what a channel has anyway. */
    static int unlimited(SocketChannel channel, ByteBuffer header) throws IOException {
        channel.socket().setSoTimeout(0);
        return channel.read(header);
    }

    /** In non-blocking mode nothing waits; the limit is that of the selector. */
    static int selected(SocketChannel channel, ByteBuffer header) throws IOException {
        channel.configureBlocking(false);
        channel.socket().setSoTimeout(1_000);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            return selector.select(1_000) == 0 ? 0 : channel.read(header);
        }
    }

    /** Whoever gets the stream reads with the limit; the write has none anyway. */
    static InputStream stream(SocketAddress server, ByteBuffer question) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        try {
            channel.socket().setSoTimeout(1_000);
            while (question.hasRemaining()) {
                channel.write(question);
            }
            return channel.socket().getInputStream();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
