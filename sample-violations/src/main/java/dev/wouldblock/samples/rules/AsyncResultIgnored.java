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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asynchronous writes that are taken for complete, and reads whose end of stream nobody sees. */
public final class AsyncResultIgnored {

    private static final System.Logger LOG = System.getLogger(AsyncResultIgnored.class.getName());

    // begin example
    /** One write at a time, as it has to be; but a write that took a part of its buffer counts as done. */
    static final class Outbox {
        private final AsynchronousSocketChannel channel;
        private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
        private boolean writing;

        Outbox(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        synchronized void send(ByteBuffer message) {
            if (writing) {
                waiting.add(message);
            } else {
                writing = true;
                write(message);
            }
        }

        private void write(ByteBuffer message) {
            channel.write(message, null, new CompletionHandler<Integer, Void>() { // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
                @Override
                public void completed(Integer count, Void attachment) {
                    writeNext();
                }

                @Override
                public void failed(Throwable cause, Void attachment) {
                    close(channel);
                }
            });
        }

        private synchronized void writeNext() {
            ByteBuffer next = waiting.poll();
            if (next != null) {
                write(next);
            } else {
                writing = false;
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

    /** The handler is the sender itself; the chunks travel in the attachment. */
    static final class Download implements CompletionHandler<Integer, Iterator<ByteBuffer>> {
        private final AsynchronousSocketChannel client;
        private final LongAdder sent = new LongAdder();

        Download(AsynchronousSocketChannel client) {
            this.client = client;
        }

        void start(List<ByteBuffer> chunks) {
            Iterator<ByteBuffer> rest = chunks.iterator();
            client.write(rest.next(), rest, this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
        }

        @Override
        public void completed(Integer count, Iterator<ByteBuffer> rest) {
            sent.add(count);
            LOG.log(System.Logger.Level.DEBUG, "{0} bytes in this write", count);
            if (rest.hasNext()) {
                client.write(rest.next(), 30, TimeUnit.SECONDS, rest, this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
            }
        }

        @Override
        public void failed(Throwable cause, Iterator<ByteBuffer> rest) {
            LOG.log(System.Logger.Level.WARNING, "download failed", cause);
            close(client);
        }
    }

    /** The end of a response is lost when the channel is closed after its first part. */
    static void respond(AsynchronousSocketChannel client, byte[] page) {
        ByteBuffer response = ByteBuffer.wrap(page);
        client.write(response, response, new CompletionHandler<>() { // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
            @Override
            public void completed(Integer count, ByteBuffer written) {
                close(client);
            }

            @Override
            public void failed(Throwable cause, ByteBuffer written) {
                close(client);
            }
        });
    }

    /** The same with lambdas. */
    static void notify(AsynchronousSocketChannel client, String text, CountDownLatch done) {
        client.write( // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
                StandardCharsets.UTF_8.encode(text),
                text,
                handler(
                        (count, sent) -> {
                            LOG.log(System.Logger.Level.INFO, "sent {0}: {1}", sent, count);
                            done.countDown();
                        },
                        cause -> done.countDown()));
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

    /** Waiting for the future is no better: it tells that the write has ended, not that it took all. */
    static void upload(SocketAddress server, byte[] file) throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            channel.write(ByteBuffer.wrap(file)).get(); // expect: WB_ASYNC_RESULT_IGNORED fix=blocking-mode
        }
    }

    /** The future in a variable, a time limit, and a count for the log alone. */
    static void uploadWithin(AsynchronousSocketChannel channel, byte[] file, long seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        ByteBuffer data = ByteBuffer.wrap(file);
        Future<Integer> written = channel.write(data); // expect: WB_ASYNC_RESULT_IGNORED fix=blocking-mode
        int count = written.get(seconds, TimeUnit.SECONDS);
        LOG.log(System.Logger.Level.INFO, "uploaded {0} bytes", count);
    }

    /** Chunk by chunk, and a piece of each may be missing. */
    static void uploadChunks(AsynchronousSocketChannel channel, List<byte[]> chunks)
            throws InterruptedException, ExecutionException {
        for (byte[] chunk : chunks) {
            channel.write(ByteBuffer.wrap(chunk)).get(); // expect: WB_ASYNC_RESULT_IGNORED fix=blocking-mode
        }
    }

    /** What fills the buffer calls itself, and does not look at it either. */
    static void uploadPadded(AsynchronousSocketChannel channel, ByteBuffer data, int blanks)
            throws InterruptedException, ExecutionException {
        pad(data, blanks);
        data.flip();
        channel.write(data).get(); // expect: WB_ASYNC_RESULT_IGNORED fix=blocking-mode
    }

    private static void pad(ByteBuffer data, int blanks) {
        if (blanks > 0) {
            data.put((byte) ' ');
            pad(data, blanks - 1);
        }
    }

    /** After the peer has closed, the handler is called with -1 for ever. */
    static final class Lines implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Consumer<String> listener;

        Lines(AsynchronousSocketChannel channel, Consumer<String> listener) {
            this.channel = channel;
            this.listener = listener;
        }

        void start() {
            ByteBuffer buffer = ByteBuffer.allocate(1_024);
            channel.read(buffer, buffer, this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            buffer.flip();
            listener.accept(StandardCharsets.UTF_8.decode(buffer).toString());
            buffer.clear();
            channel.read(buffer, buffer, this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            LOG.log(System.Logger.Level.WARNING, "no more lines", cause);
        }
    }

    /** The same end that nobody sees, on a thread that waits. */
    static void follow(AsynchronousSocketChannel channel, Consumer<String> listener)
            throws InterruptedException, ExecutionException {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        while (channel.isOpen()) {
            channel.read(buffer).get(); // expect: WB_ASYNC_RESULT_IGNORED fix=blocking-mode
            buffer.flip();
            listener.accept(StandardCharsets.UTF_8.decode(buffer).toString());
            buffer.clear();
        }
    }

    /** Only data is told apart: at the end the next read is started like after nothing. */
    static final class Feed implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;
        private final Consumer<ByteBuffer> listener;

        Feed(AsynchronousSocketChannel channel, Consumer<ByteBuffer> listener) {
            this.channel = channel;
            this.listener = listener;
        }

        void next(ByteBuffer buffer) {
            buffer.clear();
            channel.read(buffer, buffer, this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            if (count > 0) {
                buffer.flip();
                listener.accept(buffer);
            }
            next(buffer);
        }

        @Override
        public void failed(Throwable cause, ByteBuffer buffer) {
            LOG.log(System.Logger.Level.WARNING, "no more data", cause);
        }
    }

    /** An echo that sends back nothing for ever once the client has sent all. */
    static final class Echo implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousSocketChannel channel;

        Echo(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void completed(Integer count, ByteBuffer buffer) {
            buffer.flip();
            channel.write(buffer, buffer, new CompletionHandler<Integer, ByteBuffer>() {
                @Override
                public void completed(Integer written, ByteBuffer rest) {
                    if (rest.hasRemaining()) {
                        channel.write(rest, rest, this);
                    } else {
                        rest.clear();
                        channel.read(rest, rest, Echo.this); // expect: WB_ASYNC_RESULT_IGNORED fix=framework-api
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
