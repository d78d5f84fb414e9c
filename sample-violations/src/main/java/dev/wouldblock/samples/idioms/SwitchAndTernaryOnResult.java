package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Right: switches, ternaries and Math on the result still tell the outcomes apart. */
public final class SwitchAndTernaryOnResult {

    /** What a read came to. */
    enum Outcome { DATA, NOTHING, END }

    private final ByteBuffer buffer = ByteBuffer.allocate(512);

    private Outcome read(SelectionKey key) throws IOException {
        buffer.clear();
        int count = ((SocketChannel) key.channel()).read(buffer);
        return count > 0 ? Outcome.DATA : count == 0 ? Outcome.NOTHING : Outcome.END;
    }

    void onReadable(SelectionKey key, Consumer<ByteBuffer> consumer) throws IOException {
        switch (read(key)) {
            case DATA -> consumer.accept(buffer.flip());
            case END -> key.channel().close();
            case NOTHING -> buffer.clear();
        }
    }

    int sign(SelectionKey key) throws IOException {
        buffer.clear();
        switch (Integer.signum(((SocketChannel) key.channel()).read(buffer))) {
            case 1:
                return buffer.position();
            case 0:
                return 0;
            default:
                key.cancel();
                key.channel().close();
                return -1;
        }
    }
}
