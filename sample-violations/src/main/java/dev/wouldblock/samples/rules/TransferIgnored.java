package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Transfers to or from non-blocking channels whose count is not used to go on. */
public final class TransferIgnored {

    private static final System.Logger LOG = System.getLogger(TransferIgnored.class.getName());

    // begin example
    /** The send buffer takes the start of the file; the client gets no more than that. */
    void serveFile(SelectionKey key, Path path) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        try (FileChannel file = FileChannel.open(path)) {
            file.transferTo(0, file.size(), client); // expect: WB_TRANSFER_IGNORED fix=retry-when-ready
        }
    }
    // end example

    /** No selector anywhere: blocking mode would send the whole file. */
    static SocketChannel push(SocketAddress mirror, FileChannel file) throws IOException {
        SocketChannel channel = SocketChannel.open(mirror);
        channel.configureBlocking(false);
        file.transferTo(0, file.size(), channel); // expect: WB_TRANSFER_IGNORED fix=blocking-mode
        return channel;
    }

    /** Knowing the count in the log does not send the rest. */
    static final class Mirror {
        private final SocketChannel peer;

        Mirror(SocketChannel peer) throws IOException {
            this.peer = peer;
            peer.configureBlocking(false);
        }

        void copy(FileChannel file) throws IOException {
            long count = file.transferTo(0, file.size(), peer); // expect: WB_TRANSFER_IGNORED fix=blocking-mode
            LOG.log(System.Logger.Level.INFO, "sent {0} bytes", count);
        }
    }

    /** Takes what has arrived so far for the whole upload. */
    void storeUpload(SelectionKey key, Path target, long length) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.transferFrom(client, 0, length); // expect: WB_TRANSFER_IGNORED fix=retry-when-ready
        }
        key.interestOps(SelectionKey.OP_WRITE);
    }

    /** The pipe's sink is full after 64 KiB. */
    static void spill(FileChannel file, Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(false);
        file.transferTo(0, file.size(), sink); // expect: WB_TRANSFER_IGNORED fix=blocking-mode
    }

    /** The deadline is for the acknowledgement, but the file is cut. */
    static boolean deliver(FileChannel file, SocketChannel channel, Duration timeout)
            throws IOException, InterruptedException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        file.transferTo(0, file.size(), channel); // expect: WB_TRANSFER_IGNORED fix=wait-for-readiness
        ByteBuffer acknowledgement = ByteBuffer.allocate(1);
        while (System.nanoTime() - deadline < 0) {
            int count = channel.read(acknowledgement);
            if (count != 0) {
                return count > 0;
            }
            Thread.sleep(10);
        }
        return false;
    }
}
