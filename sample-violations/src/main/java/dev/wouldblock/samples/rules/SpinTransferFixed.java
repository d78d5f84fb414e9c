package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The fixed twin of {@link SpinTransfer}. */
public final class SpinTransferFixed {

    /** How far the file of a key has been sent. */
    static final class Progress {
        long position;
    }

    // begin example
    /** One transfer per readiness: after a short one the selector says when to go on. */
    void serveFile(SelectionKey key, FileChannel file) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        Progress progress = (Progress) key.attachment();
        long left = file.size() - progress.position;
        progress.position += file.transferTo(progress.position, left, client);
        if (progress.position < file.size()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            client.close();
        }
    }
    // end example

    /** In blocking mode 0 means that the file has become shorter: leave. */
    static void push(SocketAddress mirror, FileChannel file) throws IOException {
        try (SocketChannel channel = SocketChannel.open(mirror)) {
            long left = file.size();
            long position = 0;
            while (left > 0) {
                long count = file.transferTo(position, left, channel);
                if (count == 0) {
                    throw new EOFException("file has become shorter");
                }
                position += count;
                left -= count;
            }
        }
    }

    /** In blocking mode 0 is the end of the stream. */
    static final class Store {
        private final SocketChannel source;

        Store(SocketChannel source) throws IOException {
            this.source = source;
            source.configureBlocking(true);
        }

        void save(FileChannel file, long length) throws IOException {
            long position = 0;
            while (position < length) {
                long count = file.transferFrom(source, position, length - position);
                if (count == 0) {
                    throw new EOFException("source ended early");
                }
                position += count;
            }
        }
    }

    /** A selector waits for the reader of the pipe until the deadline. */
    static void spill(FileChannel file, Pipe.SinkChannel sink, Duration timeout) throws IOException {
        sink.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Selector selector = Selector.open()) {
            sink.register(selector, SelectionKey.OP_WRITE);
            for (long position = 0; position < file.size(); ) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new SocketTimeoutException("nobody reads the pipe");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
                position += file.transferTo(position, file.size() - position, sink);
            }
        }
    }
}
