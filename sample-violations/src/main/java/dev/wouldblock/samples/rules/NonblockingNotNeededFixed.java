package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;

/** The fixed twin of {@link NonblockingNotNeeded}. */
public final class NonblockingNotNeededFixed {

    // begin example
    /** In blocking mode the calls wait by themselves, and end when there is something. */
    static int ask(SocketAddress server, ByteBuffer question, ByteBuffer answer) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            while (question.hasRemaining()) {
                channel.write(question);
            }
            return channel.read(answer);
        }
    }
    // end example

    /** To close the channel is what ends the wait. */
    static final class Acceptor implements Runnable {
        private final ServerSocketChannel server;

        Acceptor(SocketAddress address) throws IOException {
            server = ServerSocketChannel.open();
            server.bind(address);
        }

        void stop() throws IOException {
            server.close();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    server.accept().close();
                }
            } catch (AsynchronousCloseException e) {
                // Stopped.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Blocking mode again. */
    static void relay(SocketAddress from, SocketAddress to) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(from)) {
            ByteBuffer packet = ByteBuffer.allocate(1_500);
            channel.receive(packet);
            channel.send(packet.flip(), to);
        }
    }

    /** There is a limit for the time: blocking mode has none. */
    static int askInTime(SocketAddress server, ByteBuffer answer, long nanos) throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            long end = System.nanoTime() + nanos;
            int count;
            while ((count = channel.read(answer)) == 0) {
                if (System.nanoTime() - end > 0) {
                    throw new SocketTimeoutException("no answer");
                }
                Thread.sleep(5);
            }
            return count;
        }
    }

    /** So is a number of attempts. */
    static int askSomeTimes(SocketAddress server, ByteBuffer answer) throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            for (int attempt = 0; attempt < 20; attempt++) {
                int count = channel.read(answer);
                if (count != 0) {
                    return count;
                }
                Thread.sleep(50);
            }
            throw new SocketTimeoutException("no answer");
        }
    }

    /** The thread has another source of work. */
    static void pump(SocketAddress server, Queue<ByteBuffer> outgoing, ByteBuffer incoming)
            throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            while (incoming.hasRemaining()) {
                if (channel.read(incoming) < 0) {
                    throw new EOFException();
                }
                ByteBuffer next = outgoing.peek();
                if (next != null) {
                    channel.write(next);
                    if (!next.hasRemaining()) {
                        outgoing.remove();
                    }
                }
                Thread.sleep(1);
            }
        }
    }

    /** Many channels, one thread: what non-blocking mode is for, if not in the best way. */
    static void serve(SocketAddress address, List<SocketChannel> clients) throws IOException, InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(address)) {
            server.configureBlocking(false);
            while (server.isOpen()) {
                SocketChannel client = server.accept();
                if (client != null) {
                    client.configureBlocking(false);
                    clients.add(client);
                }
                for (SocketChannel each : clients) {
                    each.write(ByteBuffer.allocate(0));
                }
                Thread.sleep(10);
            }
        }
    }

    /** A selector serves it after the pause. */
    static SelectionKey connect(SocketAddress server, Selector selector) throws IOException, InterruptedException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        while (!channel.finishConnect()) {
            Thread.sleep(10);
        }
        return channel.register(selector, SelectionKey.OP_READ);
    }

    /** Whoever gave the channel may have a use for the mode. */
    static int read(SocketChannel channel, ByteBuffer target) throws IOException, InterruptedException {
        channel.configureBlocking(false);
        int count;
        while ((count = channel.read(target)) == 0) {
            Thread.sleep(10);
        }
        return count;
    }
}
