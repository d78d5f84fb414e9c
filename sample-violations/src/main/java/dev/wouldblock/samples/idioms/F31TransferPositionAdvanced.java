package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the position advances by what was sent, and OP_WRITE stays on until the end. */
public final class F31TransferPositionAdvanced {

    private final FileChannel file;
    private long position;

    F31TransferPositionAdvanced(FileChannel file) {
        this.file = file;
    }

    void onWritable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        position += file.transferTo(position, file.size() - position, channel);
        if (position >= file.size()) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** Several transfers in a row, until one takes nothing. */
    boolean pump(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (position < file.size()) {
            long count = file.transferTo(position, file.size() - position, channel);
            if (count <= 0) {
                key.interestOps(SelectionKey.OP_WRITE);
                return false;
            }
            position += count;
        }
        return true;
    }
}
