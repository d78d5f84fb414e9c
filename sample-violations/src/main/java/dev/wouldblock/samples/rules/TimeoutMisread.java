package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** A selection that found nothing is taken for a timeout, or a channel is expected to have one. */
public final class TimeoutMisread {

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

        /** The wakeup of another thread ends the wait after a moment, and the caller is told that the time is over. */
        void awaitReply(long millis) throws IOException, TimeoutException {
            if (selector.select(millis) == 0) { // expect: WB_TIMEOUT_MISREAD fix=right-timeout
                throw new TimeoutException("no reply for " + millis + " ms");
            }
            selector.selectedKeys().clear();
        }
    }
    // end example

    /** The same takes a healthy connection for dead. */
    static final class Watchdog implements Runnable {
        private final Selector selector;
        private final SocketChannel peer;

        Watchdog(Selector selector, SocketChannel peer) {
            this.selector = selector;
            this.peer = peer;
        }

        void stop() {
            selector.wakeup();
        }

        @Override
        public void run() {
            try {
                int ready = selector.select(30_000); // expect: WB_TIMEOUT_MISREAD fix=right-timeout
                if (ready == 0) {
                    peer.close();
                }
                selector.selectedKeys().clear();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The timeout of the socket is for its stream; this read waits for ever. */
    static int readOrGiveUp(SocketChannel channel, ByteBuffer target) throws IOException {
        channel.socket().setSoTimeout(1_000); // expect: WB_SO_TIMEOUT_NO_EFFECT fix=right-timeout
        try {
            return channel.read(target); // expect: WB_TIMEOUT_MISREAD fix=right-timeout
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    /** In a lambda. */
    static Callable<Boolean> ping(DatagramChannel channel, ByteBuffer packet) {
        return () -> {
            try {
                packet.clear();
                return channel.receive(packet) != null; // expect: WB_TIMEOUT_MISREAD fix=right-timeout
            } catch (SocketTimeoutException e) {
                return false;
            }
        };
    }
}
