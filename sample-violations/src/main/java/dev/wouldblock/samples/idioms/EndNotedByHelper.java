package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the helper that reads notes the end of the stream itself, so its caller need not. */
public final class EndNotedByHelper {
    private final ByteBuffer input = ByteBuffer.allocate(1024);
    private final SelectionKey key;
    private boolean isComplete;

    EndNotedByHelper(SelectionKey key) {
        this.key = key;
    }

    void discard() throws IOException {
        int count;
        do {
            input.clear();
            count = read();
        } while (count > 0);
    }

    private int read() throws IOException {
        int count = ((SocketChannel) key.channel()).read(input);
        if (count == -1) {
            complete();
        }
        return count;
    }

    private void complete() {
        isComplete = true;
    }

    /** The loop closes what is complete. */
    boolean isComplete() {
        return isComplete;
    }
}
