package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** Right: the count goes to a callback, which is told 0 and -1 as well. */
public final class F18CountGivenToCallback {

    private final IntConsumer onRead;
    private final BiConsumer<Integer, ByteBuffer> onWritten;

    F18CountGivenToCallback(IntConsumer onRead, BiConsumer<Integer, ByteBuffer> onWritten) {
        this.onRead = onRead;
        this.onWritten = onWritten;
    }

    void onReadable(SelectionKey key, ByteBuffer target) throws IOException {
        onRead.accept(((SocketChannel) key.channel()).read(target));
    }

    void send(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        int sent = ((SocketChannel) key.channel()).write(data);
        onWritten.accept(sent, data);
    }
}
