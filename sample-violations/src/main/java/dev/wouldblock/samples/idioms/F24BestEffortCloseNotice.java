package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Right: the notice is a courtesy, and the channel is closed at once whether it left or not. */
public final class F24BestEffortCloseNotice {

    private static final byte[] GOODBYE = "BYE\r\n".getBytes(StandardCharsets.US_ASCII);

    void shutDown(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        channel.write(ByteBuffer.wrap(GOODBYE));
        key.cancel();
        channel.close();
    }

    /** The same when the server is full: the client is turned away. */
    void turnAway(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        try (client) {
            client.configureBlocking(false);
            client.write(ByteBuffer.wrap(GOODBYE));
        }
    }
}
