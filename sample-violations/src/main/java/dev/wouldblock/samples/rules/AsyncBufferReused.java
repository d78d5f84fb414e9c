package dev.wouldblock.samples.rules;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;

/** Buffers that are used again while an operation works on them. */
public final class AsyncBufferReused {

    // begin example
    /** One buffer has one position: the first client moves it, and the second gets what is left. */
    static void broadcast(
            Collection<AsynchronousSocketChannel> clients,
            ByteBuffer message,
            CompletionHandler<Integer, ByteBuffer> handler) {
        for (AsynchronousSocketChannel client : clients) {
            client.write(message, message, handler); // expect: WB_ASYNC_BUFFER_REUSED fix=framework-api
        }
    }
    // end example

    /** The same, and rewound while the last write may still go on. */
    static void broadcastFromStart(
            List<AsynchronousSocketChannel> clients,
            String text,
            CompletionHandler<Integer, ByteBuffer> handler) {
        ByteBuffer message = StandardCharsets.UTF_8.encode(text);
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).write(message, message, handler);
            message.rewind(); // expect: WB_ASYNC_BUFFER_REUSED fix=framework-api
        }
    }

    /** The buffer of the last record is filled with the next one. */
    static final class Journal {
        private final AsynchronousFileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocate(4_096);
        private final List<Future<Integer>> writes = new ArrayList<>();
        private long end;

        Journal(AsynchronousFileChannel file) {
            this.file = file;
        }

        void append(byte[] first, byte[] second) {
            buffer.clear().put(first).flip();
            writes.add(file.write(buffer, end));
            end += first.length;
            buffer.clear().put(second).flip(); // expect: WB_ASYNC_BUFFER_REUSED fix=framework-api
            writes.add(file.write(buffer, end));
            end += second.length;
        }
    }

    /** The call returns before anything has come. */
    static String receive(AsynchronousSocketChannel channel, CompletionHandler<Integer, ByteBuffer> handler) {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        channel.read(buffer, buffer, handler);
        buffer.flip(); // expect: WB_ASYNC_BUFFER_REUSED fix=framework-api
        return StandardCharsets.UTF_8.decode(buffer).toString();
    }

    /** An echo that reads into what it is still sending. */
    static final class Echo {
        private final AsynchronousSocketChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(1_024);
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
            buffer.flip();
            channel.write(buffer, buffer, written);
            channel.read(buffer, null, read); // expect: WB_ASYNC_BUFFER_REUSED fix=framework-api
        }
    }
}
