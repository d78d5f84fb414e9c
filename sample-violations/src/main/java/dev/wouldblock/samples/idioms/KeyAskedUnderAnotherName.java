package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: whether the key is valid is asked of the loop's variable, and the connection has the same key in a field. */
public final class KeyAskedUnderAnotherName {
    private final SelectionKey key;
    private final ByteBuffer input = ByteBuffer.allocate(512);

    KeyAskedUnderAnotherName(SelectionKey key) {
        this.key = key;
    }

    static void serve(SelectionKey selected) throws IOException {
        KeyAskedUnderAnotherName connection = (KeyAskedUnderAnotherName) selected.attachment();
        if (selected.isReadable()) {
            connection.onReadable();
        }
        if (selected.isValid() && selected.isWritable()) {
            connection.onWritable();
        }
    }

    private void onReadable() throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        if (client.read(input) < 0) {
            key.cancel();
            client.close();
        }
    }

    private void onWritable() {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
}
