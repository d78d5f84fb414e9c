package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The fixed twin of {@link TimeoutMisread}. */
public final class TimeoutMisreadFixed {

    // begin example
    /** A client whose selector other threads wake up. */
    static final class Client {
        private final Selector selector;

        Client(Selector selector) {
            this.selector = selector;
        }

        /** Called by other threads: the next wait is for these operations too. */
        void want(SelectionKey key, int operations) {
            key.interestOpsOr(operations);
            selector.wakeup();
        }

        /** The clock says when the time is over, not the selector. */
        void awaitReply(long millis) throws IOException, InterruptedException, TimeoutException {
            long deadline = System.nanoTime() + millis * 1_000_000;
            long left = millis;
            while (left > 0 && selector.select(left) == 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
            if (left <= 0 && selector.selectNow() == 0) {
                throw new TimeoutException("no reply for " + millis + " ms");
            }
            selector.selectedKeys().clear();
        }
    }
    // end example

    /** Nothing was ready: the loop goes on, and closes what its own clock says. */
    static final class Watchdog implements Runnable {
        private final Selector selector;
        private final SocketChannel peer;
        private final Consumer<SelectionKey> reader;
        private volatile boolean stopped;

        Watchdog(Selector selector, SocketChannel peer, Consumer<SelectionKey> reader) {
            this.selector = selector;
            this.peer = peer;
            this.reader = reader;
        }

        void stop() {
            stopped = true;
            selector.wakeup();
        }

        @Override
        public void run() {
            try {
                long lastActivity = System.nanoTime();
                while (!stopped && peer.isOpen()) {
                    if (selector.select(reader, 1_000) > 0) {
                        lastActivity = System.nanoTime();
                    } else if (System.nanoTime() - lastActivity > 30_000_000_000L) {
                        peer.close();
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The stream of the socket has the timeout. */
    static int readOrGiveUp(SocketChannel channel, byte[] target) throws IOException {
        channel.socket().setSoTimeout(1_000);
        try {
            return channel.socket().getInputStream().read(target);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    /** A datagram socket has one, too. */
    static Callable<Boolean> ping(DatagramChannel channel, DatagramPacket packet) {
        return () -> {
            channel.socket().setSoTimeout(1_000);
            try {
                channel.socket().receive(packet);
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        };
    }

    /** Nobody else has this selector, so nobody wakes it up. */
    static void awaitOnce(SocketChannel channel, long millis) throws IOException {
        try (Selector own = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(own, SelectionKey.OP_READ);
            if (own.select(millis) == 0) {
                throw new SocketTimeoutException("nothing for " + millis + " ms");
            }
        }
    }

    /** The socket's connect has a timeout. */
    static void connect(SocketChannel channel, InetSocketAddress server, ByteBuffer hello) throws IOException {
        try {
            channel.socket().connect(server, 1_000);
            channel.write(hello);
        } catch (SocketTimeoutException e) {
            channel.close();
        }
    }

    /** What is behind this channel may be the stream of a socket. */
    static int next(ReadableByteChannel source, ByteBuffer target) throws IOException {
        try {
            return source.read(target);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    /** Both in one block: the stream may throw it. */
    static int header(SocketChannel channel, InputStream in, ByteBuffer target) throws IOException {
        try {
            int first = in.read();
            return first < 0 ? first : channel.read(target.put((byte) first));
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }
}
