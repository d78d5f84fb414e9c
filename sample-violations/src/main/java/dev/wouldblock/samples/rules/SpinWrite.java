package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Loops that repeat a non-blocking write until the buffer is empty, without waiting for room. */
public final class SpinWrite {

    // begin example
    /** While one client does not read, this thread serves nobody else and burns a core. */
    void send(SelectionKey key, ByteBuffer response) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        while (response.hasRemaining()) {
            client.write(response); // expect: WB_SPIN_WRITE fix=retry-when-ready
        }
        key.interestOps(SelectionKey.OP_READ);
    }
    // end example

    /** A client with one connection has nothing else to do: it could block. */
    static void upload(SocketAddress server, ByteBuffer document) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            do {
                channel.write(document); // expect: WB_SPIN_WRITE fix=blocking-mode
            } while (document.hasRemaining());
        }
    }

    /** Yielding does not wait: without another runnable thread it returns at once. */
    static final class Sink {
        private final SocketChannel channel;

        Sink(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        void put(byte[] record) throws IOException {
            ByteBuffer data = ByteBuffer.wrap(record);
            int sent = 0;
            while (sent < record.length) {
                sent += channel.write(data); // expect: WB_SPIN_WRITE fix=blocking-mode
                Thread.yield();
            }
        }
    }

    /** The class has a selector and does not use it for the wait. */
    static final class Session {
        private final SocketChannel channel;
        private final SelectionKey key;

        Session(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ);
        }

        boolean isIdle() {
            return key.isValid() && key.interestOps() == SelectionKey.OP_READ;
        }

        void reply(ByteBuffer[] frame) throws IOException {
            while (frame[frame.length - 1].hasRemaining()) {
                channel.write(frame); // expect: WB_SPIN_WRITE fix=retry-when-ready
            }
        }
    }

    /** A deadline ends the spinning, it does not make it a wait. */
    static void sendBefore(SocketChannel channel, ByteBuffer data, long deadline) throws IOException {
        channel.configureBlocking(false);
        while (data.hasRemaining()) {
            channel.write(data); // expect: WB_SPIN_WRITE fix=wait-for-readiness
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("peer does not read");
            }
        }
    }

    /** The producer spins until the thread at the other end of the pipe has read. */
    static Consumer<ByteBuffer> into(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(false);
        return data -> {
            try {
                while (data.remaining() > 0) {
                    sink.write(data); // expect: WB_SPIN_WRITE fix=blocking-mode
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
