package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: a test that asserts the result has tested it. */
public final class F36AssertionOnResult {

    void answersNothingBeforeTheFirstByte(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer target = ByteBuffer.allocate(16);
        assertEquals(0, channel.read(target));
    }

    void takesASmallMessageWhole(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        byte[] message = {1, 2, 3};
        assertEquals(message.length, channel.write(ByteBuffer.wrap(message)));
    }

    void hasNoPendingConnection(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        SocketChannel client = server.accept();
        if (client != null) {
            throw new AssertionError("unexpected " + client);
        }
    }

    private static void assertEquals(long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
