package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The fixed twin of {@link TransferIgnored}. */
public final class TransferIgnoredFixed {

    private static final System.Logger LOG = System.getLogger(TransferIgnoredFixed.class.getName());

    /** A file on its way to a client. */
    static final class Download {
        final FileChannel file;
        long position;

        Download(FileChannel file) {
            this.file = file;
        }
    }

    // begin example
    /** Sends what fits and goes on from there when the client is writable. */
    void serveFile(SelectionKey key) throws IOException {
        Download download = (Download) key.attachment();
        SocketChannel client = (SocketChannel) key.channel();
        long left = download.file.size() - download.position;
        download.position += download.file.transferTo(download.position, left, client);
        if (download.position < download.file.size()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            download.file.close();
            key.interestOps(SelectionKey.OP_READ);
        }
    }
    // end example

    /** In blocking mode the call waits for room; 0 then means that the file has become shorter. */
    static SocketChannel push(SocketAddress mirror, FileChannel file) throws IOException {
        SocketChannel channel = SocketChannel.open(mirror);
        try {
            copyAll(file, channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Blocking, with the count that was really sent. */
    static final class Mirror {
        private final SocketChannel peer;

        Mirror(SocketChannel peer) throws IOException {
            this.peer = peer;
            peer.configureBlocking(true);
        }

        void copy(FileChannel file) throws IOException {
            LOG.log(System.Logger.Level.INFO, "sent {0} bytes", copyAll(file, peer));
        }
    }

    private static long copyAll(FileChannel file, WritableByteChannel target) throws IOException {
        long position = 0;
        while (position < file.size()) {
            long count = file.transferTo(position, file.size() - position, target);
            if (count == 0) {
                break;
            }
            position += count;
        }
        return position;
    }

    /** An upload that arrives in pieces; 0 can be the end, so the file's length is what counts. */
    static final class Upload {
        final FileChannel file;
        final long length;
        long position;

        Upload(FileChannel file, long length) {
            this.file = file;
            this.length = length;
        }
    }

    /** Called for every readiness; a read of one byte tells the end from "nothing there". */
    void storeUpload(SelectionKey key) throws IOException {
        Upload upload = (Upload) key.attachment();
        SocketChannel client = (SocketChannel) key.channel();
        long count = upload.file.transferFrom(client, upload.position, upload.length - upload.position);
        upload.position += count;
        if (upload.position == upload.length) {
            upload.file.close();
            key.interestOps(SelectionKey.OP_WRITE);
        } else if (count == 0) {
            storeByte(upload, client);
        }
    }

    private static void storeByte(Upload upload, SocketChannel client) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        int count = client.read(one);
        if (count < 0) {
            client.close();
            upload.file.close();
        } else if (count > 0) {
            upload.position += upload.file.write(one.flip(), upload.position);
        }
    }

    /** A blocking sink takes the whole file while the other side reads. */
    static void spill(FileChannel file, Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(true);
        copyAll(file, sink);
    }

    /** Waits for room until the deadline. */
    static boolean deliver(FileChannel file, SocketChannel channel, Duration timeout) throws IOException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        long position = 0;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (position < file.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
                position += file.transferTo(position, file.size() - position, channel);
            }
            return true;
        }
    }
}
