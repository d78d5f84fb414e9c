package dev.wouldblock.samples.rules;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.InterruptedByTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Channels that are used again although their last operation was only given up. */
public final class AsyncReuseAfterTimeout {

    private static final System.Logger LOG = System.getLogger(AsyncReuseAfterTimeout.class.getName());

    // begin example
    /** The timeout ends the wait and not the read: the second round throws. */
    static void receive(AsynchronousSocketChannel channel, Consumer<ByteBuffer> listener)
            throws InterruptedException, ExecutionException {
        while (channel.isOpen()) {
            ByteBuffer buffer = ByteBuffer.allocate(1_024);
            Future<Integer> read = channel.read(buffer); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
            try {
                if (read.get(200, TimeUnit.MILLISECONDS) < 0) {
                    return;
                }
                listener.accept(buffer.flip());
            } catch (TimeoutException e) {
                LOG.log(System.Logger.Level.DEBUG, "nothing yet");
            }
        }
    }
    // end example

    /** One retry with the rest of the time. */
    static int readTwice(AsynchronousSocketChannel channel, ByteBuffer buffer)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return channel.read(buffer).get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return channel.read(buffer).get(5, TimeUnit.SECONDS); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
        }
    }

    /** An acceptor that wants to see a flag from time to time. */
    static final class Acceptor implements Runnable {
        private final AsynchronousServerSocketChannel server;
        private final Consumer<AsynchronousSocketChannel> sessions;
        private volatile boolean running = true;

        Acceptor(AsynchronousServerSocketChannel server, Consumer<AsynchronousSocketChannel> sessions) {
            this.server = server;
            this.sessions = sessions;
        }

        @Override
        public void run() {
            while (server.isOpen()) {
                try {
                    sessions.accept(server.accept().get(1, TimeUnit.SECONDS)); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
                } catch (TimeoutException e) {
                    continue;
                } catch (InterruptedException | ExecutionException e) {
                    break;
                }
            }
        }
    }

    /** A connect that took too long is still on its way. */
    static void reconnect(AsynchronousSocketChannel channel, SocketAddress first, SocketAddress second)
            throws InterruptedException, ExecutionException {
        Future<Void> connected = channel.connect(first);
        try {
            connected.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            channel.connect(second).get(); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
        }
    }

    /** A cancelled operation leaves a channel that allows no further one. */
    static Future<Integer> restart(AsynchronousSocketChannel channel, ByteBuffer stale, ByteBuffer fresh) {
        Future<Integer> read = channel.read(stale);
        if (!read.isDone()) {
            read.cancel(false);
        }
        return channel.read(fresh); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
    }

    /** The operation's own time limit ends the reading for good. */
    static final class Heartbeat implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Consumer<ByteBuffer> listener;

        Heartbeat(AsynchronousSocketChannel channel, Consumer<ByteBuffer> listener) {
            this.channel = channel;
            this.listener = listener;
        }

        void await(ByteBuffer buffer) {
            channel.read(buffer, 10, TimeUnit.SECONDS, buffer, this);
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count >= 0) {
                listener.accept(buffer.flip());
                await(buffer.clear());
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            if (cause instanceof InterruptedByTimeoutException) {
                LOG.log(System.Logger.Level.INFO, "no heartbeat for ten seconds");
                channel.read(buffer.clear(), 10, TimeUnit.SECONDS, buffer, this); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
            }
        }
    }

    /** The same in an anonymous class, for writing. */
    static void push(AsynchronousSocketChannel channel, ByteBuffer data) {
        channel.write(data, 3, TimeUnit.SECONDS, data, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer rest) {
                if (rest.hasRemaining()) {
                    channel.write(rest, 3, TimeUnit.SECONDS, rest, this);
                }
            }

            @Override
            public void failed(Throwable cause, ByteBuffer rest) {
                LOG.log(System.Logger.Level.WARNING, "try again", cause);
                channel.write(rest, 3, TimeUnit.SECONDS, rest, this); // expect: WB_ASYNC_REUSE_AFTER_TIMEOUT fix=right-timeout
            }
        });
    }
}
