package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;

/** Loops that repeat a non-blocking read until something arrives, without waiting for it. */
public final class SpinRead {

    // begin example
    /** A client that sends half a header holds this thread at full speed. */
    void readHeader(SelectionKey key, ByteBuffer header) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        while (header.hasRemaining()) {
            int count = client.read(header); // expect: WB_SPIN_READ fix=retry-when-ready
            if (count < 0) {
                client.close();
                return;
            }
        }
    }
    // end example

    /** Reads to the end of the stream, and spins whenever the server pauses. */
    static long checksum(SocketAddress server) throws IOException {
        CRC32 sum = new CRC32();
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (channel.read(buffer) != -1) { // expect: WB_SPIN_READ fix=blocking-mode
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return sum.getValue();
    }

    /** A spin hint saves power for nanoseconds, not for the seconds of an idle connection. */
    static final class Subscriber {
        private final SocketChannel channel;

        Subscriber(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        int next(ByteBuffer message) throws IOException {
            int count;
            while ((count = channel.read(message)) == 0) { // expect: WB_SPIN_READ fix=blocking-mode
                Thread.onSpinWait();
            }
            return count;
        }
    }

    /** Asks the clock between the reads, which is no wait either. */
    static int readWithin(SocketChannel channel, ByteBuffer reply, long timeoutMillis) throws IOException {
        channel.configureBlocking(false);
        long end = System.currentTimeMillis() + timeoutMillis;
        while (System.currentTimeMillis() < end) {
            int count = channel.read(reply); // expect: WB_SPIN_READ fix=wait-for-readiness
            if (count != 0) {
                return count;
            }
        }
        throw new SocketTimeoutException("no reply");
    }

    /** A thread that waits for a signal byte from a pipe. */
    static Callable<Byte> signal(Pipe.SourceChannel source) throws IOException {
        source.configureBlocking(false);
        return () -> {
            ByteBuffer one = ByteBuffer.allocate(1);
            while (true) {
                int count = source.read(one); // expect: WB_SPIN_READ fix=blocking-mode
                if (count < 0) {
                    throw new EOFException();
                }
                if (count > 0) {
                    return one.get(0);
                }
            }
        };
    }
}
