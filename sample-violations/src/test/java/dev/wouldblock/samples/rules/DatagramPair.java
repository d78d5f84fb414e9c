package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * Two datagram channels on loopback, the near one connected with the far one.
 *
 * @param near the non-blocking one that a sample works on, registered for reading with {@code selector}
 */
record DatagramPair(DatagramChannel near, DatagramChannel far, Selector selector) implements AutoCloseable {
    DatagramPair() throws IOException {
        this(
                DatagramChannel.open().bind(Connection.loopback()),
                DatagramChannel.open().bind(Connection.loopback()),
                Selector.open());
        near.connect(far.getLocalAddress());
        near.configureBlocking(false);
        near.register(selector, SelectionKey.OP_READ);
    }

    SelectionKey key() {
        return near.keyFor(selector);
    }

    /** The datagram is there when this returns. */
    void send(byte[] bytes) throws IOException {
        far.send(ByteBuffer.wrap(bytes), near.getLocalAddress());
        if (selector.select(10_000) != 1) {
            throw new IOException("no datagram arrived");
        }
        selector.selectedKeys().clear();
    }

    /** Whether a datagram has come to the far channel; it is taken. Loopback hands over what is sent at once. */
    boolean hasArrived() throws IOException {
        far.configureBlocking(false);
        boolean arrived = far.receive(ByteBuffer.allocate(8)) != null;
        far.configureBlocking(true);
        return arrived;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        near.close();
        far.close();
    }
}
