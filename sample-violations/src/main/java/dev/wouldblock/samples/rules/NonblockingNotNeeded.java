package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Channels in non-blocking mode that no selector serves, asked again and again with pauses. */
public final class NonblockingNotNeeded {

    // begin example
    /** Ten milliseconds late on average, and fifty wake-ups a second for nothing. */
    static int ask(SocketAddress server, ByteBuffer question, ByteBuffer answer)
            throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false); // expect: WB_NONBLOCKING_NOT_NEEDED fix=blocking-mode
            while (question.hasRemaining()) {
                if (channel.write(question) == 0) {
                    Thread.sleep(10);
                }
            }
            int count;
            while ((count = channel.read(answer)) == 0) {
                Thread.sleep(20);
            }
            return count;
        }
    }
    // end example

    /** A thread that only accepts; the channel is a field. */
    static final class Acceptor implements Runnable {
        private final ServerSocketChannel server;
        private volatile boolean stopped;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open();
            server.bind(address);
            server.configureBlocking(false); // expect: WB_NONBLOCKING_NOT_NEEDED fix=blocking-mode
        }

        @Override
        public void run() {
            try {
                while (!stopped) {
                    SocketChannel client = server.accept();
                    if (client == null) {
                        TimeUnit.MILLISECONDS.sleep(50);
                        continue;
                    }
                    client.close();
                }
            } catch (IOException e) {
                stopped = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A helper waits for the datagram. */
    static void relay(SocketAddress from, SocketAddress to) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(from)) {
            channel.configureBlocking(false); // expect: WB_NONBLOCKING_NOT_NEEDED fix=blocking-mode
            ByteBuffer packet = ByteBuffer.allocate(1_500);
            next(channel, packet);
            channel.send(packet.flip(), to);
        }
    }

    private static void next(DatagramChannel channel, ByteBuffer packet) throws IOException {
        while (channel.receive(packet) == null) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
