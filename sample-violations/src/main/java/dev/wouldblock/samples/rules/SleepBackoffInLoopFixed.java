package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** The fixed twin of {@link SleepBackoffInLoop}. */
public final class SleepBackoffInLoopFixed {

    private final Selector selector;

    SleepBackoffInLoopFixed(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                send(key, (ByteBuffer) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    /** One attempt; the selector says when the next one is worth it. */
    private static void send(SelectionKey key, ByteBuffer data) throws IOException {
        ((SocketChannel) key.channel()).write(data);
        key.interestOps(data.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    }
    // end example

    /** The record grows in the attachment. */
    static final class Importer {
        private final Selector selector;

        Importer(Selector selector) {
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.select() > 0) {
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    grow(key, (ByteBuffer) key.attachment());
                }
            }
        }

        private static void grow(SelectionKey key, ByteBuffer record) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            int count = channel.read(record);
            if (count < 0) {
                channel.close();
            } else if (!record.hasRemaining()) {
                key.interestOps(0);
            }
        }
    }

    /** As many attempts as the selector reports, and the deadline is another matter. */
    static void flush(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                ByteBuffer data = (ByteBuffer) key.attachment();
                SocketChannel channel = (SocketChannel) key.channel();
                channel.write(data);
                if (!data.hasRemaining()) {
                    channel.close();
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
