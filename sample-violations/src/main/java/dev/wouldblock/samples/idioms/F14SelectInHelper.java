package dev.wouldblock.samples.idioms;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: the wait is in one method, the write and the read are in others. */
public final class F14SelectInHelper implements Closeable {

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    F14SelectInHelper(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, 0);
    }

    void writeFully(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            if (channel.write(data) == 0) {
                awaitReady(SelectionKey.OP_WRITE);
            }
        }
    }

    /** Waits before each read; select() reports the end of the stream as readable as well. */
    void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            awaitReady(SelectionKey.OP_READ);
            if (channel.read(target) < 0) {
                throw new EOFException();
            }
        }
    }

    private void awaitReady(int operation) throws IOException {
        key.interestOps(operation);
        selector.select();
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
