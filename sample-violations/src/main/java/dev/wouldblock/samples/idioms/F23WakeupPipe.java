package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Right: one byte in the pipe is enough to wake the reader, so a full pipe loses nothing. */
public final class F23WakeupPipe {

    private final Pipe pipe;
    private final ByteBuffer scratch = ByteBuffer.allocate(64);

    F23WakeupPipe(Selector selector) throws IOException {
        pipe = Pipe.open();
        pipe.sink().configureBlocking(false);
        pipe.source().configureBlocking(false);
        pipe.source().register(selector, SelectionKey.OP_READ);
    }

    void wakeup() throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    }

    /** The bytes mean nothing; what is still there wakes the selector once more. */
    void onReadable() throws IOException {
        scratch.clear();
        pipe.source().read(scratch);
    }
}
