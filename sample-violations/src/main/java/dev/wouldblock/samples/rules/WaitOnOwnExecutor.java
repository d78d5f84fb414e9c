package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Handlers that wait for an operation which the threads of their own group have to complete. */
public final class WaitOnOwnExecutor {

    // begin example
    /** The body is read by a thread of the group, and this is perhaps the last one of them. */
    void serve(AsynchronousSocketChannel client, ByteBuffer header, ByteBuffer body) {
        client.read(header, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void attachment) {
                try {
                    int last = count;
                    while (last >= 0 && (header.hasRemaining() || body.hasRemaining())) {
                        last = client.read(header.hasRemaining() ? header : body).get(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
                    }
                    if (last < 0) {
                        close(client);
                    } else {
                        handle(header.flip(), body.flip());
                    }
                } catch (InterruptedException | ExecutionException e) {
                    failed(e, attachment);
                }
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                close(client);
            }
        });
    }
    // end example

    private static void handle(ByteBuffer header, ByteBuffer body) {
        header.position(header.limit());
        body.position(body.limit());
    }

    private static void close(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A named handler with its channel in a field; the wait is in a helper. */
    static final class Echo implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel client;

        Echo(AsynchronousSocketChannel client) {
            this.client = client;
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count < 0) {
                close(client);
                return;
            }
            writeFully(buffer.flip());
            client.read(buffer.clear(), buffer, this);
        }

        private void writeFully(ByteBuffer data) {
            try {
                while (data.hasRemaining()) {
                    client.write(data).get(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
                }
            } catch (InterruptedException | ExecutionException e) {
                failed(e, data);
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            close(client);
        }
    }

    /** An accepted channel belongs to the group of its server. A time limit turns the deadlock into a failure. */
    static final class Acceptor implements CompletionHandler<AsynchronousSocketChannel, Void> {
        private final AsynchronousServerSocketChannel server;

        Acceptor(AsynchronousServerSocketChannel server) {
            this.server = server;
        }

        void start() {
            server.accept(null, this);
        }

        @Override
        public void completed(AsynchronousSocketChannel client, Void attachment) {
            ByteBuffer greeting = ByteBuffer.allocate(64);
            try {
                client.read(greeting).get(3, TimeUnit.SECONDS); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
                client.read(greeting, greeting, new Echo(client));
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                close(client);
            }
            server.accept(null, this);
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            throw new IllegalStateException(cause);
        }
    }

    /** The second connection is made by the group that waits for it. */
    static CompletionHandler<Void, Void> chained(AsynchronousSocketChannel channel, SocketAddress next) {
        return new CompletionHandler<>() {
            @Override
            public void completed(Void nothing, Void attachment) {
                try {
                    channel.connect(next).get(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
                } catch (InterruptedException | ExecutionException e) {
                    failed(e, attachment);
                }
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                close(channel);
            }
        };
    }

    static void connect(AsynchronousSocketChannel first, AsynchronousSocketChannel second, SocketAddress server) {
        first.connect(server, null, chained(second, server));
    }

    /** A file channel whose executor has one thread does not get to the second read. */
    static final class Index implements CompletionHandler<Integer, Long> {
        private final AsynchronousFileChannel file;
        private final ByteBuffer entry = ByteBuffer.allocate(16);
        private final ByteBuffer record = ByteBuffer.allocate(4_096);

        Index(AsynchronousFileChannel file) {
            this.file = file;
        }

        void look(long position) {
            file.read(entry.clear(), position, position, this);
        }

        @Override
        public void completed(Integer count, Long position) {
            if (entry.hasRemaining()) {
                failed(new EOFException(), position);
                return;
            }
            try {
                file.read(record.clear(), entry.flip().getLong()).get(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
            } catch (InterruptedException | ExecutionException e) {
                failed(e, position);
            }
        }

        @Override
        public void failed(Throwable cause, Long position) {
            throw new IllegalStateException("at " + position, cause);
        }
    }
}
