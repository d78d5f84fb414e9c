package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Timeouts that are set on a socket, while its channel does the waiting. */
public final class SoTimeoutNoEffect {

    // begin example
    /** A peer that sends nothing holds the thread for ever. */
    static ByteBuffer ask(SocketAddress server, ByteBuffer question) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.socket().setSoTimeout(2_000); // expect: WB_SO_TIMEOUT_NO_EFFECT fix=right-timeout
            while (question.hasRemaining()) {
                channel.write(question);
            }
            ByteBuffer answer = ByteBuffer.allocate(512);
            if (channel.read(answer) < 0) {
                throw new EOFException("no answer");
            }
            return answer.flip();
        }
    }
    // end example

    /** The loop never comes to look at its flag. */
    static final class Acceptor {
        private final ServerSocketChannel server;
        private volatile boolean stopped;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open().bind(address);
            server.socket().setSoTimeout(500); // expect: WB_SO_TIMEOUT_NO_EFFECT fix=right-timeout
        }

        void stop() {
            stopped = true;
        }

        void run() throws IOException {
            while (!stopped) {
                try {
                    SocketChannel client = server.accept(); // expect: WB_TIMEOUT_MISREAD fix=right-timeout
                    client.close();
                } catch (SocketTimeoutException e) {
                    // Look at the flag.
                }
            }
        }
    }

    /** The timeout is set by one method, the wait is in another. */
    static void listen(SocketAddress address, ByteBuffer packet) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        limit(channel);
        channel.bind(address);
        channel.receive(packet);
    }

    private static void limit(DatagramChannel channel) throws IOException {
        channel.socket().setSoTimeout(1_000); // expect: WB_SO_TIMEOUT_NO_EFFECT fix=right-timeout
    }

    /** Whether the channel is in blocking mode is not seen here. */
    static int header(SocketChannel channel, ByteBuffer header) throws IOException {
        channel.socket().setSoTimeout(1_000); // expect: WB_SO_TIMEOUT_NO_EFFECT fix=right-timeout
        return channel.read(header);
    }
}
