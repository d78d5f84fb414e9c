package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the outcome is looked at in a finally block, which a compiler copies to every way out. */
public final class ResultTestedInFinally {

    void flush(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        try {
            ((SocketChannel) key.channel()).write(data);
        } finally {
            if (data.hasRemaining()) {
                key.attach(data);
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }
    }

    int receive(SelectionKey key, ByteBuffer target) throws IOException {
        int count = -1;
        try {
            count = ((SocketChannel) key.channel()).read(target);
            return count;
        } finally {
            if (count < 0) {
                key.channel().close();
            }
        }
    }
}
