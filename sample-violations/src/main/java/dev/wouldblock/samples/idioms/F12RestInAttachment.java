package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the buffer is the key's attachment; what is left is there at the next readiness. */
public final class F12RestInAttachment {

    void onWritable(SelectionKey key) throws IOException {
        ByteBuffer rest = (ByteBuffer) key.attachment();
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Attached before the first attempt. */
    void start(SelectionKey key, byte[] document) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(document);
        key.attach(data);
        key.interestOps(SelectionKey.OP_WRITE);
        ((SocketChannel) key.channel()).write(data);
    }
}
