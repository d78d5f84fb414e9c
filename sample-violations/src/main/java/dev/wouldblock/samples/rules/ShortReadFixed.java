package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** The fixed twin of {@link ShortRead}. */
public final class ShortReadFixed {
    private static final int HEADER = 12;

    // begin example
    /** A part of the header stays with the key until the rest has come. */
    void onReadable(SelectionKey key, BiConsumer<Integer, Long> request) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer header = key.attachment() instanceof ByteBuffer part ? part : ByteBuffer.allocate(HEADER);
        int count = client.read(header);
        if (count < 0) {
            client.close();
            return;
        }
        if (header.hasRemaining()) {
            key.attach(header);
            return;
        }
        key.attach(null);
        header.flip();
        request.accept(header.getInt(), header.getLong());
    }
    // end example

    /** Compares what is there with what is needed, and keeps the rest. */
    static final class Connection {
        private final ByteBuffer input = ByteBuffer.allocate(4096);
        private int length;

        void onReadable(SelectionKey key) throws IOException {
            SocketChannel channel = (SocketChannel) key.channel();
            if (channel.read(input) < 0) {
                channel.close();
                return;
            }
            input.flip();
            while (input.remaining() >= 3) {
                byte type = input.get();
                length = type + input.getShort();
            }
            input.compact();
        }
    }

    /** The array has the size of what came. */
    byte[] token(SelectionKey key, ByteBuffer buffer) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        int count = client.read(buffer.clear());
        if (count == -1) {
            client.close();
            return new byte[0];
        }
        return count == 0 ? new byte[0] : take(buffer, count);
    }

    private static byte[] take(ByteBuffer buffer, int count) {
        byte[] token = new byte[count];
        buffer.flip();
        buffer.get(token);
        return token;
    }

    /** Reads until there is no room left. */
    static long serverTime(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer time = ByteBuffer.allocate(Long.BYTES);
            while (time.hasRemaining()) {
                if (channel.read(time) < 0) {
                    throw new EOFException("closed");
                }
            }
            time.flip();
            return time.getLong();
        }
    }

    /** The count is compared with the need; a part of a message is refused. */
    static void poll(Selector selector, ByteBuffer shared, BiConsumer<SocketChannel, Integer> sink) throws IOException {
        selector.select(key -> {
            SocketChannel client = (SocketChannel) key.channel();
            shared.clear();
            try {
                int count = client.read(shared);
                if (count >= Integer.BYTES) {
                    sink.accept(client, shared.getInt(0));
                } else if (count != 0) {
                    client.close();
                }
            } catch (IOException e) {
                close(client);
            }
        });
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An incomplete message is noticed when it is parsed, and goes on with the next event. */
    void parse(SelectionKey key, ByteBuffer input, IntConsumer messages) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        if (client.read(input) < 0) {
            client.close();
            return;
        }
        input.flip();
        try {
            while (true) {
                messages.accept(input.getInt());
            }
        } catch (BufferUnderflowException e) {
            input.compact();
        }
    }

    /** A datagram comes whole. */
    static int ping(DatagramChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocate(16);
        if (channel.read(buffer) <= 0) {
            return 0;
        }
        buffer.flip();
        return buffer.getInt();
    }

    /** One byte at a time: each is there when the count is positive. */
    static int command(SelectionKey key) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        int count = ((SocketChannel) key.channel()).read(one);
        if (count < 0) {
            key.channel().close();
        }
        return count > 0 ? one.flip().get() : 0;
    }
}
