package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Right: a last word on a channel that is closed at the end of the block, sent or not. */
public final class CloseRightAfterWrite {

    private static final byte[] BUSY = "503 busy\r\n".getBytes(StandardCharsets.US_ASCII);

    void refuse(SelectionKey key) throws IOException {
        try (SocketChannel channel = (SocketChannel) key.channel()) {
            channel.write(ByteBuffer.wrap(BUSY));
        }
    }

    void refuse(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            channel.write(ByteBuffer.wrap(BUSY));
        } finally {
            channel.close();
        }
    }
}
