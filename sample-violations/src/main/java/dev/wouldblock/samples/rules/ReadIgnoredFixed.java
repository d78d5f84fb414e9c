package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The fixed twin of {@link ReadIgnored}. */
public final class ReadIgnoredFixed {

    private final ByteBuffer buffer = ByteBuffer.allocate(512);

    // begin example
    /** The count says which bytes of the array are new; -1 ends the connection. */
    Optional<String> readText(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer);
        if (count < 0) {
            client.close();
        }
        if (count <= 0) {
            return Optional.empty();
        }
        return Optional.of(new String(buffer.array(), 0, count, StandardCharsets.US_ASCII));
    }
    // end example

    /** In blocking mode the read waits for the byte, and only the end has to be told apart. */
    static byte readVersion(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer hello = ByteBuffer.allocate(1);
            if (channel.read(hello) < 1) {
                throw new EOFException("no version byte");
            }
            return hello.get(0);
        }
    }

    /** Records of one size, used when header and body are complete. */
    static final class Receiver {
        private final SocketChannel channel;
        private final ByteBuffer header = ByteBuffer.allocate(8);
        private final ByteBuffer body = ByteBuffer.allocate(4096);

        Receiver(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        Optional<byte[]> receive() throws IOException {
            long count = channel.read(new ByteBuffer[] {header, body});
            if (count < 0) {
                throw new EOFException();
            }
            if (header.hasRemaining() || body.hasRemaining()) {
                return Optional.empty();
            }
            byte[] record = header.getInt(0) == 0 ? new byte[0] : body.array().clone();
            header.clear();
            body.clear();
            return Optional.of(record);
        }
    }

    /** No byte, no signal. */
    static Optional<Byte> readSignal(Pipe.SourceChannel source) throws IOException {
        source.configureBlocking(false);
        ByteBuffer signal = ByteBuffer.allocate(1);
        int count = source.read(signal);
        if (count < 0) {
            throw new EOFException("the writing side is gone");
        }
        return count == 0 ? Optional.empty() : Optional.of(signal.array()[0]);
    }

    /** The position tells how much of the sample is there. */
    static Optional<Integer> readSample(DatagramChannel sensor, ByteBuffer sample) throws IOException {
        sensor.configureBlocking(false);
        sample.clear();
        sensor.read(sample);
        return sample.position() < Integer.BYTES ? Optional.empty() : Optional.of(sample.getInt(0));
    }

    /** The caller tests the count. */
    Optional<Byte> readType(SelectionKey key) throws IOException {
        int count = fill((SocketChannel) key.channel(), buffer);
        if (count < 0) {
            key.channel().close();
        }
        return count <= 0 ? Optional.empty() : Optional.of(buffer.array()[0]);
    }

    private static int fill(SocketChannel channel, ByteBuffer target) throws IOException {
        target.clear();
        return channel.read(target);
    }
}
