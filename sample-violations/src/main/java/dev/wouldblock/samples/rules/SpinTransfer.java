package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Loops that advance a transfer with a non-blocking end, and go round at once after 0. */
public final class SpinTransfer {

    // begin example
    /** The whole file in one go: the selector thread spins while the client's window is closed. */
    void serveFile(SelectionKey key, FileChannel file) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        long position = 0;
        while (position < file.size()) {
            position += file.transferTo(position, file.size() - position, client); // expect: WB_SPIN_TRANSFER fix=retry-when-ready
        }
        client.close();
    }
    // end example

    /** Nothing but this transfer happens here, so the channel could block. */
    static void push(SocketAddress mirror, FileChannel file) throws IOException {
        try (SocketChannel channel = SocketChannel.open(mirror)) {
            channel.configureBlocking(false);
            long left = file.size();
            long position = 0;
            while (left > 0) {
                long count = file.transferTo(position, left, channel); // expect: WB_SPIN_TRANSFER fix=blocking-mode
                position += count;
                left -= count;
            }
        }
    }

    /** transferFrom answers 0 for "not yet" and for the end: this may never end. */
    static final class Store {
        private final SocketChannel source;

        Store(SocketChannel source) throws IOException {
            this.source = source;
            source.configureBlocking(false);
        }

        void save(FileChannel file, long length) throws IOException {
            long position = 0;
            while (position < length) {
                position += file.transferFrom(source, position, length - position); // expect: WB_SPIN_TRANSFER fix=blocking-mode
            }
        }
    }

    /** A deadline ends the spinning, it does not make it a wait. */
    static void spill(FileChannel file, Pipe.SinkChannel sink, Duration timeout) throws IOException {
        sink.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        long size = file.size();
        for (long position = 0; position < size; ) {
            position += file.transferTo(position, size - position, sink); // expect: WB_SPIN_TRANSFER fix=wait-for-readiness
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("nobody reads the pipe");
            }
        }
    }
}
