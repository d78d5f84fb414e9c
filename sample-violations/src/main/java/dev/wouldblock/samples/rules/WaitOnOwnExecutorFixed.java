package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.TimeUnit;

/** The fixed twin of {@link WaitOnOwnExecutor}. */
public final class WaitOnOwnExecutorFixed {

    // begin example
    /** The handler starts the next read; no thread waits between the two. */
    void serve(AsynchronousSocketChannel client, ByteBuffer header, ByteBuffer body) {
        client.read(header, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void attachment) {
                if (count < 0) {
                    close(client);
                } else if (header.hasRemaining()) {
                    client.read(header, null, this);
                } else if (body.hasRemaining()) {
                    client.read(body, null, this);
                } else {
                    handle(header.flip(), body.flip());
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

    /** One handler for both directions. */
    static final class Echo implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel client;
        private boolean writing;

        Echo(AsynchronousSocketChannel client) {
            this.client = client;
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count < 0) {
                close(client);
                return;
            }
            if (!writing) {
                buffer.flip();
            }
            writing = buffer.hasRemaining();
            if (writing) {
                client.write(buffer, buffer, this);
            } else {
                client.read(buffer.clear(), buffer, this);
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            close(client);
        }
    }

    /** The time limit belongs to the operation. */
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
            client.read(greeting, 3, TimeUnit.SECONDS, greeting, new Echo(client));
            server.accept(null, this);
        }

        @Override
        public void failed(Throwable cause, Void attachment) {
            throw new IllegalStateException(cause);
        }
    }

    /** The second connection has a handler too. */
    static CompletionHandler<Void, Void> chained(
            AsynchronousSocketChannel channel, SocketAddress next, CompletionHandler<Void, Void> then) {
        return new CompletionHandler<>() {
            @Override
            public void completed(Void nothing, Void attachment) {
                channel.connect(next, attachment, then);
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                close(channel);
                then.failed(cause, attachment);
            }
        };
    }

    static void connect(
            AsynchronousSocketChannel first,
            AsynchronousSocketChannel second,
            SocketAddress server,
            CompletionHandler<Void, Void> then) {
        first.connect(server, null, chained(second, server, then));
    }

    /** The second read completes another handler. */
    static final class Index implements CompletionHandler<Integer, Long> {
        private final AsynchronousFileChannel file;
        private final CompletionHandler<Integer, ByteBuffer> reader;
        private final ByteBuffer entry = ByteBuffer.allocate(16);
        private final ByteBuffer record = ByteBuffer.allocate(4_096);

        Index(AsynchronousFileChannel file, CompletionHandler<Integer, ByteBuffer> reader) {
            this.file = file;
            this.reader = reader;
        }

        void look(long position) {
            file.read(entry.clear(), position, position, this);
        }

        @Override
        public void completed(Integer count, Long position) {
            if (entry.hasRemaining()) {
                failed(new EOFException(), position);
            } else {
                file.read(record.clear(), entry.flip().getLong(), record, reader);
            }
        }

        @Override
        public void failed(Throwable cause, Long position) {
            throw new IllegalStateException("at " + position, cause);
        }
    }
}
