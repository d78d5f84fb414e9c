package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the result is kept in a field, and another method tests it. */
public final class F05ResultKeptInField {

    private final ByteBuffer input = ByteBuffer.allocate(1024);
    private int lastRead;

    void fill(SelectionKey key) throws IOException {
        lastRead = ((SocketChannel) key.channel()).read(input);
    }

    void process(SelectionKey key) throws IOException {
        fill(key);
        if (ended()) {
            key.channel().close();
            return;
        }
        input.flip();
        while (input.hasRemaining()) {
            input.get();
        }
        input.clear();
    }

    private boolean ended() {
        return lastRead == -1;
    }
}
