package dev.wouldblock.spotbugs.subject;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Each method loses what the send buffer does not take. */
public final class Echo {
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    void plain(SelectionKey key) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        buffer.flip();
        peer.write(buffer);
        buffer.clear();
    }

    @SuppressFBWarnings(value = "WB_WRITE_IGNORED", justification = "shows that the annotation works")
    void suppressed(SelectionKey key) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        buffer.flip();
        peer.write(buffer);
        buffer.clear();
    }

    static Consumer<byte[]> lambda(SelectionKey key) {
        SocketChannel peer = (SocketChannel) key.channel();
        return bytes -> {
            try {
                SocketChannel same = (SocketChannel) key.channel();
                same.write(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("to " + peer, e);
            }
        };
    }

    static Runnable lambda(SelectionKey key, byte[] bytes) {
        return () -> {
            try {
                SocketChannel peer = (SocketChannel) key.channel();
                peer.write(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @SuppressFBWarnings(value = "WB_WRITE_IGNORED", justification = "shows that the annotation reaches the lambda")
    static Consumer<byte[]> suppressedLambda(SelectionKey key) {
        return bytes -> {
            try {
                SocketChannel peer = (SocketChannel) key.channel();
                peer.write(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** The compiler copies the write to each way out of the method. */
    int copied(SelectionKey key, int way) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        try {
            if (way > 0) {
                return 1;
            }
            return Integer.parseInt(peer.toString());
        } finally {
            buffer.flip();
            peer.write(buffer);
            buffer.clear();
        }
    }
}
