package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The fixed twin of {@link BlockInCompletionHandler}. */
public final class BlockInCompletionHandlerFixed {

    private final Function<ByteBuffer, CompletableFuture<ByteBuffer>> backend;

    BlockInCompletionHandlerFixed(Function<ByteBuffer, CompletableFuture<ByteBuffer>> backend) {
        this.backend = backend;
    }

    // begin example
    /** The thread goes back to the group at once; the answer is written when it is there. */
    void serve(AsynchronousSocketChannel client, ByteBuffer buffer) {
        client.read(buffer, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void attachment) {
                if (count < 0) {
                    close(client);
                    return;
                }
                backend.apply(buffer.flip()).whenComplete((answer, failure) -> {
                    if (failure != null) {
                        close(client);
                    } else {
                        client.write(answer, null, new Rest(client, answer));
                    }
                });
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                close(client);
            }
        });
    }
    // end example

    /** Goes on until everything is written. */
    record Rest(AsynchronousSocketChannel client, ByteBuffer data) implements CompletionHandler<Integer, Void> {
        @Override
        public void completed(Integer count, Void attachment) {
            if (data.hasRemaining()) {
                client.write(data, null, this);
            } else {
                close(client);
            }
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            close(client);
        }
    }

    private static void close(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The query runs on a thread that may wait for the database. */
    static final class Lookup implements CompletionHandler<Integer, ByteBuffer> {
        private final PreparedStatement query;
        private final ExecutorService database;
        private volatile boolean known;

        Lookup(PreparedStatement query, ExecutorService database) {
            this.query = query;
            this.database = database;
        }

        @Override
        public void completed(Integer count, ByteBuffer request) {
            if (count < 0) {
                known = false;
                return;
            }
            String name = new String(request.array(), 0, count);
            database.execute(() -> look(name));
        }

        private void look(String name) {
            try {
                query.setString(1, name);
                known = isThere();
            } catch (SQLException e) {
                known = false;
            }
        }

        private boolean isThere() throws SQLException {
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer request) {
            known = false;
        }
    }

    /** A timer starts the next attempt. */
    static final class Connector implements CompletionHandler<Void, Integer> {
        private final AsynchronousChannelGroup group;
        private final SocketAddress server;
        private final ScheduledExecutorService timer;
        private final CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        private volatile AsynchronousSocketChannel channel;

        Connector(AsynchronousChannelGroup group, SocketAddress server, ScheduledExecutorService timer) {
            this.group = group;
            this.server = server;
            this.timer = timer;
        }

        AsynchronousSocketChannel start() throws InterruptedException, ExecutionException {
            attempt(3);
            return connected.get();
        }

        /** A failed attempt has closed its channel. */
        private void attempt(int attemptsLeft) {
            try {
                channel = AsynchronousSocketChannel.open(group);
                channel.connect(server, attemptsLeft, this);
            } catch (IOException e) {
                connected.completeExceptionally(e);
            }
        }

        @Override
        public void completed(Void nothing, Integer attemptsLeft) {
            connected.complete(channel);
        }

        @Override
        public void failed(Throwable cause, Integer attemptsLeft) {
            if (attemptsLeft > 1) {
                timer.schedule(() -> attempt(attemptsLeft - 1), 5, TimeUnit.SECONDS);
            } else {
                connected.completeExceptionally(cause);
            }
        }
    }

    /** Refuses what it can not serve. */
    static final class Acceptor implements CompletionHandler<AsynchronousSocketChannel, Void> {
        private final AsynchronousServerSocketChannel server;
        private final Semaphore permits;
        private final ArrayBlockingQueue<AsynchronousSocketChannel> accepted;

        Acceptor(
                AsynchronousServerSocketChannel server,
                Semaphore permits,
                ArrayBlockingQueue<AsynchronousSocketChannel> accepted) {
            this.server = server;
            this.permits = permits;
            this.accepted = accepted;
        }

        @Override
        public void completed(AsynchronousSocketChannel client, Void attachment) {
            if (!permits.tryAcquire()) {
                close(client);
            } else if (!accepted.offer(client)) {
                permits.release();
                close(client);
            }
            server.accept(null, this);
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            throw new IllegalStateException(cause);
        }
    }

    /** What the program reads from; only some of its connections are channels of the JDK. */
    interface Connection {
        void read(ByteBuffer target, CompletionHandler<Integer, Void> handler);
    }

    /** Hands the handler on: it runs on a thread of the channel's group. */
    record Plain(AsynchronousSocketChannel channel) implements Connection {
        @Override
        public void read(ByteBuffer target, CompletionHandler<Integer, Void> handler) {
            channel.read(target, 10, TimeUnit.SECONDS, null, handler);
        }
    }

    /** The queue has no bound: whoever puts a message into it goes on. */
    static final class Message implements CompletionHandler<Integer, Void> {
        private final ConcurrentLinkedQueue<ByteBuffer> messages;
        private final ByteBuffer content;

        private Message(ConcurrentLinkedQueue<ByteBuffer> messages, ByteBuffer content) {
            this.messages = messages;
            this.content = content;
        }

        static void request(Connection connection, ConcurrentLinkedQueue<ByteBuffer> messages) {
            ByteBuffer content = ByteBuffer.allocate(512);
            connection.read(content, new Message(messages, content));
        }

        @Override
        public void completed(Integer count, Void attachment) {
            messages.add(count < 0 ? ByteBuffer.allocate(0) : content.flip());
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            messages.add(ByteBuffer.allocate(0));
        }
    }
}
