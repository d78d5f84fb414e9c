package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: a selector of its own waits for room, with a timeout, on a thread that may wait. */
public final class F15TemporarySelector {

    static void writeFully(SocketChannel channel, ByteBuffer data, long timeoutMillis) throws IOException {
        channel.configureBlocking(false);
        Selector selector = null;
        SelectionKey key = null;
        try {
            while (data.hasRemaining()) {
                int count = channel.write(data);
                if (count > 0) {
                    continue;
                }
                if (selector == null) {
                    selector = Selector.open();
                    key = channel.register(selector, SelectionKey.OP_WRITE);
                }
                if (selector.select(timeoutMillis) == 0) {
                    throw new SocketTimeoutException("peer does not read");
                }
                selector.selectedKeys().clear();
            }
        } finally {
            if (key != null) {
                key.cancel();
            }
            if (selector != null) {
                selector.close();
            }
        }
    }
}
