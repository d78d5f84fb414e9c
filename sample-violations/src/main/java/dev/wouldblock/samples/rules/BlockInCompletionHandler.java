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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Waits in handlers that run on the few threads of an asynchronous channel group. */
public final class BlockInCompletionHandler {

    private final Function<ByteBuffer, CompletableFuture<ByteBuffer>> backend;

    BlockInCompletionHandler(Function<ByteBuffer, CompletableFuture<ByteBuffer>> backend) {
        this.backend = backend;
    }

    // begin example
    /** While the backend works, this thread of the group calls no other handler. */
    void serve(AsynchronousSocketChannel client, ByteBuffer buffer) {
        client.read(buffer, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void attachment) {
                if (count < 0) {
                    close(client);
                    return;
                }
                ByteBuffer answer = backend.apply(buffer.flip()).join(); // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=async-form
                client.write(answer, null, new Rest(client, answer));
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

    /** A named handler; the database answers when it likes. */
    static final class Lookup implements CompletionHandler<Integer, ByteBuffer> {
        private final PreparedStatement query;
        private volatile boolean known;

        Lookup(PreparedStatement query) {
            this.query = query;
        }

        @Override
        public void completed(Integer count, ByteBuffer request) {
            try {
                query.setString(1, new String(request.array(), 0, count));
                known = isThere();
            } catch (SQLException e) {
                known = false;
            }
        }

        private boolean isThere() throws SQLException {
            try (ResultSet rows = query.executeQuery()) { // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=offload
                return rows.next();
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer request) {
            known = false;
        }
    }

    /** The pause before the next attempt is taken on a thread of the group. */
    static final class Connector implements CompletionHandler<Void, Integer> {
        private final AsynchronousChannelGroup group;
        private final SocketAddress server;
        private final CountDownLatch up = new CountDownLatch(1);

        Connector(AsynchronousChannelGroup group, SocketAddress server) {
            this.group = group;
            this.server = server;
        }

        void start() throws InterruptedException {
            attempt(3);
            up.await();
        }

        /** A failed attempt has closed its channel. */
        private void attempt(int attemptsLeft) {
            try {
                AsynchronousSocketChannel.open(group).connect(server, attemptsLeft, this);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void completed(Void nothing, Integer attemptsLeft) {
            up.countDown();
        }

        @Override
        public void failed(Throwable cause, Integer attemptsLeft) {
            try {
                Thread.sleep(5_000); // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=async-form
                attempt(attemptsLeft - 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Limits the number of connections by holding up the thread that accepts, and hands over by a bounded queue. */
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
            try {
                permits.acquire(); // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=async-form
                accepted.put(client); // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=async-form
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.accept(null, this);
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            permits.release();
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

    /** Waits until somebody has taken the message, behind an interface of the program. */
    static final class Message implements CompletionHandler<Integer, Void> {
        private final SynchronousQueue<ByteBuffer> messages;
        private final ByteBuffer content;

        private Message(SynchronousQueue<ByteBuffer> messages, ByteBuffer content) {
            this.messages = messages;
            this.content = content;
        }

        static void request(Connection connection, SynchronousQueue<ByteBuffer> messages) {
            ByteBuffer content = ByteBuffer.allocate(512);
            connection.read(content, new Message(messages, content));
        }

        @Override
        public void completed(Integer count, Void attachment) {
            try {
                messages.put(count < 0 ? ByteBuffer.allocate(0) : content.flip()); // expect: WB_BLOCK_IN_COMPLETION_HANDLER fix=async-form
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            messages.offer(ByteBuffer.allocate(0));
        }
    }
}
