package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The fixed twin of {@link AsyncResultIgnored}, and writes that only look alike. */
public final class AsyncResultIgnoredFixed {

    private static final System.Logger LOG = System.getLogger(AsyncResultIgnoredFixed.class.getName());

    // begin example
    /** The message stays at the head of the queue until all of it is written. */
    static final class Outbox {
        private final AsynchronousSocketChannel channel;
        private final Queue<ByteBuffer> waiting = new ArrayDeque<>();

        Outbox(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        synchronized void send(ByteBuffer message) {
            waiting.add(message);
            if (waiting.size() == 1) {
                write(message);
            }
        }

        private void write(ByteBuffer message) {
            channel.write(message, null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer count, Void attachment) {
                    if (message.hasRemaining()) {
                        write(message);
                    } else {
                        writeNext();
                    }
                }

                @Override
                public void failed(Throwable cause, Void attachment) {
                    close(channel);
                }
            });
        }

        private synchronized void writeNext() {
            waiting.remove();
            if (!waiting.isEmpty()) {
                write(waiting.peek());
            }
        }
    }
    // end example

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The chunk in work is a field that completed looks at. */
    static final class Download implements CompletionHandler<Integer, Iterator<ByteBuffer>> {
        private final AsynchronousSocketChannel client;
        private ByteBuffer chunk;

        Download(AsynchronousSocketChannel client, ByteBuffer first) {
            this.client = client;
            this.chunk = first;
        }

        void start(Iterator<ByteBuffer> rest) {
            client.write(chunk, rest, this);
        }

        @Override
        public void completed(Integer count, Iterator<ByteBuffer> rest) {
            while (!chunk.hasRemaining() && rest.hasNext()) {
                chunk = rest.next();
            }
            if (chunk.hasRemaining()) {
                client.write(chunk, 30, TimeUnit.SECONDS, rest, this);
            }
        }

        @Override
        public void failed(Throwable cause, Iterator<ByteBuffer> rest) {
            close(client);
        }
    }

    /** Started again from completed until all is written. */
    static void respond(AsynchronousSocketChannel client, byte[] page) {
        ByteBuffer response = ByteBuffer.wrap(page);
        client.write(response, response, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer written) {
                if (written.hasRemaining()) {
                    client.write(written, written, this);
                } else {
                    close(client);
                }
            }

            @Override
            public void failed(Throwable cause, ByteBuffer written) {
                close(client);
            }
        });
    }

    /** The lambda compares the count with what was to be sent. */
    static void notify(AsynchronousSocketChannel client, String text, CountDownLatch done, Consumer<Throwable> failed) {
        ByteBuffer message = StandardCharsets.UTF_8.encode(text);
        int length = message.remaining();
        client.write(
                message,
                text,
                handler(
                        (count, sent) -> {
                            if (count < length) {
                                failed.accept(new IOException("cut short: " + sent));
                            }
                            done.countDown();
                        },
                        failed));
    }

    private static <A> CompletionHandler<Integer, A> handler(BiConsumer<Integer, A> success, Consumer<Throwable> failure) {
        return new CompletionHandler<>() {
            @Override
            public void completed(Integer count, A attachment) {
                success.accept(count, attachment);
            }

            @Override
            public void failed(Throwable cause, A attachment) {
                failure.accept(cause);
            }
        };
    }

    /** The count is somebody else's: whoever waits for the future looks at it. */
    static CompletableFuture<Integer> write(AsynchronousSocketChannel client, ByteBuffer message) {
        CompletableFuture<Integer> written = new CompletableFuture<>();
        client.write(message, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void attachment) {
                written.complete(count);
            }

            @Override
            public void failed(Throwable cause, Void attachment) {
                written.completeExceptionally(cause);
            }
        });
        return written;
    }

    /** The thread that waits looks at the buffer; the handler only wakes it. */
    static boolean writeAll(AsynchronousSocketChannel client, ByteBuffer message) throws InterruptedException {
        while (message.hasRemaining() && client.isOpen()) {
            CountDownLatch done = new CountDownLatch(1);
            client.write(message, null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer count, Void attachment) {
                    done.countDown();
                }

                @Override
                public void failed(Throwable cause, Void attachment) {
                    close(client);
                    done.countDown();
                }
            });
            done.await();
        }
        return !message.hasRemaining();
    }

    /** A loop around the wait; a blocking channel would do the same. */
    static void upload(SocketAddress server, byte[] file) throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            ByteBuffer data = ByteBuffer.wrap(file);
            while (data.hasRemaining()) {
                channel.write(data).get();
            }
        }
    }

    static boolean uploadWithin(AsynchronousSocketChannel channel, byte[] file, long seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        ByteBuffer data = ByteBuffer.wrap(file);
        Future<Integer> written = channel.write(data);
        int count = written.get(seconds, TimeUnit.SECONDS);
        LOG.log(System.Logger.Level.INFO, "uploaded {0} bytes", count);
        return !data.hasRemaining();
    }

    static void uploadChunks(AsynchronousSocketChannel channel, List<byte[]> chunks)
            throws InterruptedException, ExecutionException {
        for (byte[] chunk : chunks) {
            int left = chunk.length;
            while (left > 0) {
                left -= channel.write(ByteBuffer.wrap(chunk, chunk.length - left, left)).get();
            }
        }
    }

    /** The end of the stream ends the reading. */
    static final class Lines implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Consumer<String> listener;

        Lines(AsynchronousSocketChannel channel, Consumer<String> listener) {
            this.channel = channel;
            this.listener = listener;
        }

        void start() {
            ByteBuffer buffer = ByteBuffer.allocate(1_024);
            channel.read(buffer, buffer, this);
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count < 0) {
                close(channel);
                return;
            }
            buffer.flip();
            listener.accept(StandardCharsets.UTF_8.decode(buffer).toString());
            buffer.clear();
            channel.read(buffer, buffer, this);
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            LOG.log(System.Logger.Level.WARNING, "no more lines", cause);
            close(channel);
        }
    }

    static void follow(AsynchronousSocketChannel channel, Consumer<String> listener)
            throws InterruptedException, ExecutionException {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        while (channel.read(buffer).get() >= 0) {
            buffer.flip();
            listener.accept(StandardCharsets.UTF_8.decode(buffer).toString());
            buffer.clear();
        }
    }

    /** Three answers, three ways. */
    static final class Feed implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Consumer<ByteBuffer> listener;

        Feed(AsynchronousSocketChannel channel, Consumer<ByteBuffer> listener) {
            this.channel = channel;
            this.listener = listener;
        }

        void next(ByteBuffer buffer) {
            buffer.clear();
            channel.read(buffer, buffer, this);
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count > 0) {
                buffer.flip();
                listener.accept(buffer);
            }
            if (count >= 0) {
                next(buffer);
            } else {
                close(channel);
            }
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            LOG.log(System.Logger.Level.WARNING, "no more data", cause);
            close(channel);
        }
    }

    /** An echo that ends with its client. */
    static final class Echo implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;

        Echo(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count < 0) {
                close(channel);
                return;
            }
            buffer.flip();
            channel.write(buffer, buffer, new CompletionHandler<Integer, ByteBuffer>() {
                @Override
                public void completed(Integer written, ByteBuffer rest) {
                    if (rest.hasRemaining()) {
                        channel.write(rest, rest, this);
                    } else {
                        rest.clear();
                        channel.read(rest, rest, Echo.this);
                    }
                }

                @Override
                public void failed(Throwable cause, ByteBuffer rest) {
                    close(channel);
                }
            });
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            close(channel);
        }
    }
}
