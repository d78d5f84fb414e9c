package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;

/** Right: reads, writes and accepts repeat for ever, but each round goes through select(). */
public final class NestedLoopsAroundSelect {

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    NestedLoopsAroundSelect(Selector selector) {
        this.selector = selector;
    }

    void run() throws IOException {
        while (selector.isOpen()) {
            while (selector.select(1_000) > 0) {
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (!key.isValid()) {
                        continue;
                    }
                    if (key.isAcceptable()) {
                        accept(key);
                    } else if (key.isReadable()) {
                        read(key);
                    } else if (key.isWritable()) {
                        write(key);
                    }
                }
            }
        }
    }

    private void accept(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        if (client == null) {
            return;
        }
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ);
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count = client.read(buffer);
        if (count < 0) {
            client.close();
        } else if (count > 0) {
            buffer.flip();
            ByteBuffer answer = ByteBuffer.allocate(count).put(buffer).flip();
            key.attach(answer);
            write(key);
        }
    }

    private void write(SelectionKey key) throws IOException {
        ByteBuffer answer = (ByteBuffer) key.attachment();
        ((SocketChannel) key.channel()).write(answer);
        key.interestOps(answer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Everything in one method, with a select of its own at the head of the inner loop. */
    static void send(SocketChannel channel, List<ByteBuffer> parts) throws IOException {
        channel.configureBlocking(false);
        try (Selector own = Selector.open()) {
            channel.register(own, SelectionKey.OP_WRITE);
            for (ByteBuffer part : parts) {
                while (part.hasRemaining()) {
                    own.select();
                    own.selectedKeys().clear();
                    channel.write(part);
                }
            }
        }
    }
}
