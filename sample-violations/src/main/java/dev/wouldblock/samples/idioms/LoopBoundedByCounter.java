package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Right: the loops repeat a call that would block, but only a few times. */
public final class LoopBoundedByCounter {

    private static final int ATTEMPTS = 8;

    int readSome(SelectionKey key, ByteBuffer target) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int count = 0;
        for (int i = 0; i < ATTEMPTS && count == 0; i++) {
            count = channel.read(target);
        }
        return count;
    }

    boolean flush(SelectionKey key, ByteBuffer data) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int left = ATTEMPTS;
        while (data.hasRemaining() && left-- > 0) {
            channel.write(data);
        }
        return !data.hasRemaining();
    }

    int acceptBatch(SelectionKey key, List<SocketChannel> clients) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        for (int i = 0; i < ATTEMPTS; i++) {
            SocketChannel client = server.accept();
            if (client == null) {
                continue;
            }
            clients.add(client);
        }
        return clients.size();
    }

    /** The counter gives up with an exception. */
    void send(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(false);
        int failures = 0;
        while (data.hasRemaining()) {
            if (channel.write(data) == 0 && ++failures > ATTEMPTS) {
                throw new IOException("peer does not read");
            }
        }
    }
}
