package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: a switch tells -1, 0 and a count apart. */
public final class F19SwitchOnResult {

    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    void onReadable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        switch (channel.read(buffer)) {
            case -1:
                channel.close();
                break;
            case 0:
                break;
            default:
                buffer.flip();
                consume(buffer);
        }
    }

    String state(SelectionKey key) throws IOException {
        buffer.clear();
        int count = ((SocketChannel) key.channel()).read(buffer);
        return switch (count) {
            case -1 -> "ended";
            case 0 -> "idle";
            default -> "got " + count;
        };
    }

    private static void consume(ByteBuffer data) {
        data.position(data.limit());
    }
}
