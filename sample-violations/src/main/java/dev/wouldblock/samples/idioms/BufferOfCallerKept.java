package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.IntConsumer;

/** Right: the buffer is the caller's, who is told how much of it was taken. */
public final class BufferOfCallerKept {
    private final SelectionKey key;
    private ByteBuffer output;
    private IntConsumer onTaken;

    BufferOfCallerKept(SelectionKey key) {
        this.key = key;
    }

    void write(ByteBuffer output, IntConsumer onTaken) throws IOException {
        this.output = output;
        this.onTaken = onTaken;
        onWritable();
    }

    void onWritable() throws IOException {
        int taken = ((SocketChannel) key.channel()).write(output);
        if (taken > 0 || !output.hasRemaining()) {
            IntConsumer asked = onTaken;
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
            forget();
            asked.accept(taken);
        } else {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private void forget() {
        output = null;
        onTaken = null;
    }
}
