package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The fixed twin of {@link AsyncBufferReused}, and buffers that are free again. */
public final class AsyncBufferReusedFixed {

    // begin example
    /** Each write has its own position in the same bytes. */
    static void broadcast(
            Collection<AsynchronousSocketChannel> clients,
            ByteBuffer message,
            CompletionHandler<Integer, ByteBuffer> handler) {
        for (AsynchronousSocketChannel client : clients) {
            ByteBuffer own = message.duplicate();
            client.write(own, own, handler);
        }
    }
    // end example

    /** A new buffer for each client. */
    static void broadcastFromStart(
            List<AsynchronousSocketChannel> clients,
            String text,
            CompletionHandler<Integer, ByteBuffer> handler) {
        for (int i = 0; i < clients.size(); i++) {
            ByteBuffer message = StandardCharsets.UTF_8.encode(text);
            clients.get(i).write(message, message, handler);
        }
    }

    /** Waited for before the buffer is filled again. */
    static final class Journal {
        private final AsynchronousFileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocate(4_096);
        private long end;

        Journal(AsynchronousFileChannel file) {
            this.file = file;
        }

        void append(byte[] first, byte[] second) throws InterruptedException, ExecutionException {
            buffer.clear().put(first).flip();
            end += file.write(buffer, end).get();
            buffer.clear().put(second).flip();
            end += file.write(buffer, end).get();
        }
    }

    /** The buffer of the first record is left alone. */
    static List<Future<Integer>> append(AsynchronousFileChannel file, byte[] first, byte[] second) {
        List<Future<Integer>> writes = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(first.length);
        buffer.put(first).flip();
        writes.add(file.write(buffer, 0));
        buffer = ByteBuffer.allocate(second.length);
        buffer.put(second).flip();
        writes.add(file.write(buffer, first.length));
        return writes;
    }

    /** Used when it is full, in completed. */
    static void receive(AsynchronousSocketChannel channel, Consumer<String> listener) {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        channel.read(buffer, buffer, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer filled) {
                if (count < 0) {
                    close(channel);
                    return;
                }
                filled.flip();
                listener.accept(StandardCharsets.UTF_8.decode(filled).toString());
                filled.clear();
                channel.read(filled, filled, this);
            }

            @Override
            public void failed(Throwable cause, ByteBuffer filled) {
                close(channel);
            }
        });
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two buffers change places. */
    static final class Echo {
        private final AsynchronousSocketChannel channel;
        private ByteBuffer filled = ByteBuffer.allocate(1_024);
        private ByteBuffer free = ByteBuffer.allocate(1_024);
        private final CompletionHandler<Integer, ByteBuffer> written;
        private final CompletionHandler<Integer, Void> read;

        Echo(
                AsynchronousSocketChannel channel,
                CompletionHandler<Integer, ByteBuffer> written,
                CompletionHandler<Integer, Void> read) {
            this.channel = channel;
            this.written = written;
            this.read = read;
        }

        void echo() {
            ByteBuffer sending = filled.flip();
            channel.write(sending, sending, written);
            filled = free;
            free = sending;
            channel.read(filled.clear(), null, read);
        }
    }

    /** Asked first whether it is done, and all of it. */
    static void flush(AsynchronousSocketChannel channel, ByteBuffer buffer, byte[] next) throws IOException {
        Future<Integer> write = channel.write(buffer);
        if (write.isDone() && !buffer.hasRemaining()) {
            buffer.clear().put(next).flip();
        } else {
            channel.close();
        }
    }
}
