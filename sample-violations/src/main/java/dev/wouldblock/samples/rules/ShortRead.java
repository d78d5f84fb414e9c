package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;

/** One read from a stream whose result is taken for a whole message. */
public final class ShortRead {
    private static final int HEADER = 12;

    // begin example
    /** When the header comes in two segments, getInt() throws in the middle of it. */
    void onReadable(SelectionKey key, BiConsumer<Integer, Long> request) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        int count = client.read(header); // expect: WB_SHORT_READ fix=retry-when-ready
        if (count < 0) {
            client.close();
            return;
        }
        if (count == 0) {
            return;
        }
        header.flip();
        request.accept(header.getInt(), header.getLong());
    }
    // end example

    /** The buffer lives with the connection; it is used after the first part all the same. */
    static final class Connection {
        private final ByteBuffer input = ByteBuffer.allocate(4096);
        private int length;

        void onReadable(SelectionKey key) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            input.clear();
            if (channel.read(input) <= 0) { // expect: WB_SHORT_READ fix=retry-when-ready
                key.cancel();
                return;
            }
            input.flip();
            byte type = input.get();
            length = type + input.getShort();
        }
    }

    /** The body is taken in a helper that trusts the length of its array. */
    byte[] token(SelectionKey key, ByteBuffer buffer) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        int count = client.read(buffer.clear()); // expect: WB_SHORT_READ fix=retry-when-ready
        if (count == -1) {
            client.close();
            return new byte[0];
        }
        return count == 0 ? new byte[0] : take(buffer);
    }

    private static byte[] take(ByteBuffer buffer) {
        byte[] token = new byte[16];
        buffer.flip();
        buffer.get(token);
        return token;
    }

    /** A channel in blocking mode waits for one byte, not for eight. */
    static long serverTime(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer time = ByteBuffer.allocate(Long.BYTES);
            if (channel.read(time) < 0) { // expect: WB_SHORT_READ fix=blocking-mode
                throw new IOException("closed");
            }
            time.flip();
            return time.getLong();
        }
    }

    /** The consumer of select() is a lambda. */
    static void poll(Selector selector, ByteBuffer shared, BiConsumer<SocketChannel, Integer> sink) throws IOException {
        selector.select(key -> {
            SocketChannel client = (SocketChannel) key.channel();
            shared.clear();
            try {
                int count = client.read(shared); // expect: WB_SHORT_READ fix=retry-when-ready
                if (count < 0) {
                    key.cancel();
                } else if (count > 0) {
                    sink.accept(client, shared.getInt(0));
                }
            } catch (IOException e) {
                key.cancel();
            }
        });
    }
}
