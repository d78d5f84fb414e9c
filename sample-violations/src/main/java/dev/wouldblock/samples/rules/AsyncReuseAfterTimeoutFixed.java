package dev.wouldblock.samples.rules;

import java.io.IOException;
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

/** The fixed twin of {@link AsyncReuseAfterTimeout}, and timeouts after which the channel is left alone. */
public final class AsyncReuseAfterTimeoutFixed {

    private static final System.Logger LOG = System.getLogger(AsyncReuseAfterTimeoutFixed.class.getName());

    // begin example
    /** The same read is waited for again until it ends. */
    static void receive(AsynchronousSocketChannel channel, Consumer<ByteBuffer> listener)
            throws InterruptedException, ExecutionException {
        while (channel.isOpen()) {
            ByteBuffer buffer = ByteBuffer.allocate(1_024);
            if (await(channel.read(buffer)) < 0) {
                return;
            }
            listener.accept(buffer.flip());
        }
    }

    private static int await(Future<Integer> read) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return read.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.log(System.Logger.Level.DEBUG, "nothing yet");
            }
        }
    }
    // end example

    /** Once more for the rest of the time: the same future. */
    static int readTwice(AsynchronousSocketChannel channel, ByteBuffer buffer)
            throws InterruptedException, ExecutionException, TimeoutException {
        Future<Integer> read = channel.read(buffer);
        try {
            return read.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return read.get(5, TimeUnit.SECONDS);
        }
    }

    /** The future is kept over the rounds. */
    static final class Acceptor implements Runnable {
        private final AsynchronousServerSocketChannel server;
        private final Consumer<AsynchronousSocketChannel> sessions;

        Acceptor(AsynchronousServerSocketChannel server, Consumer<AsynchronousSocketChannel> sessions) {
            this.server = server;
            this.sessions = sessions;
        }

        @Override
        public void run() {
            Future<AsynchronousSocketChannel> next = server.accept();
            while (server.isOpen()) {
                try {
                    sessions.accept(next.get(1, TimeUnit.SECONDS));
                    next = server.accept();
                } catch (TimeoutException e) {
                    continue;
                } catch (InterruptedException | ExecutionException e) {
                    break;
                }
            }
        }
    }

    /** A new channel for the second attempt. */
    static AsynchronousSocketChannel reconnect(SocketAddress first, SocketAddress second)
            throws IOException, InterruptedException, ExecutionException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        try {
            channel.connect(first).get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            channel.close();
            channel = AsynchronousSocketChannel.open();
            channel.connect(second).get();
        }
        return channel;
    }

    /** Cancelled, and then closed. */
    static void stop(AsynchronousSocketChannel channel, ByteBuffer stale) throws IOException {
        Future<Integer> read = channel.read(stale);
        if (!read.isDone()) {
            read.cancel(false);
        }
        channel.close();
    }

    /** After the limit of a read the channel can still write, and then it is closed. */
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
            } else {
                close(channel);
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            if (cause instanceof InterruptedByTimeoutException) {
                LOG.log(System.Logger.Level.INFO, "no heartbeat for ten seconds");
            }
            close(channel);
        }
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After other failures alone it reads what the peer has to say to that. */
    static void push(
            AsynchronousSocketChannel channel,
            ByteBuffer data,
            long limit,
            ByteBuffer refusal,
            CompletionHandler<Integer, ByteBuffer> reader) {
        channel.write(data, limit, TimeUnit.SECONDS, data, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer rest) {
                if (rest.hasRemaining()) {
                    channel.write(rest, limit, TimeUnit.SECONDS, rest, this);
                }
            }

            @Override
            public void failed(Throwable cause, ByteBuffer rest) {
                if (cause instanceof InterruptedByTimeoutException) {
                    close(channel);
                } else {
                    channel.read(refusal, refusal, reader);
                }
            }
        });
    }

    /** What came in time is used; what did not ends the session. */
    static boolean poll(AsynchronousSocketChannel channel, ByteBuffer buffer) throws IOException {
        boolean inTime = false;
        try {
            inTime = channel.read(buffer).get(1, TimeUnit.SECONDS) >= 0;
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.INFO, "too late", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!inTime) {
            return false;
        }
        channel.read(buffer, buffer, new Heartbeat(channel, b -> {}));
        return true;
    }
}
