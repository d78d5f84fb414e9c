package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The fixed twin of {@link SpinRead}. */
public final class SpinReadFixed {

    // begin example
    /** Takes what is there; the header stays with the key and goes on growing at the next readiness. */
    boolean readHeader(SelectionKey key, ByteBuffer header) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        int count = client.read(header);
        if (count < 0) {
            client.close();
            return false;
        }
        key.attach(header);
        return !header.hasRemaining();
    }
    // end example

    /** In blocking mode the read waits until the server goes on. */
    static void download(SocketAddress server, Consumer<ByteBuffer> consumer) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (channel.read(buffer) != -1) {
                consumer.accept(buffer.flip());
                buffer.clear();
            }
        }
    }

    /** One blocking read. */
    static final class Subscriber {
        private final SocketChannel channel;

        Subscriber(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(true);
        }

        int next(ByteBuffer message) throws IOException {
            return channel.read(message);
        }
    }

    /** A selector waits for data until the time is over. */
    static int readWithin(SocketChannel channel, ByteBuffer reply, long timeoutMillis) throws IOException {
        channel.configureBlocking(false);
        long end = System.currentTimeMillis() + timeoutMillis;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            long left;
            while ((left = end - System.currentTimeMillis()) > 0) {
                int count = channel.read(reply);
                if (count != 0) {
                    return count;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                selector.select(left);
                selector.selectedKeys().clear();
            }
        }
        throw new SocketTimeoutException("no reply");
    }

    /** The source blocks until the byte is there. */
    static Callable<Byte> signal(Pipe.SourceChannel source) throws IOException {
        source.configureBlocking(true);
        return () -> {
            ByteBuffer one = ByteBuffer.allocate(1);
            if (source.read(one) < 0) {
                throw new EOFException();
            }
            return one.get(0);
        };
    }
}
