package dev.wouldblock.samples.idioms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Right: only the end is told apart, and after a read of 0 no byte is taken, since the number of bytes is asked for. */
public final class TakenAsFarAsFilled {

    private final ByteBuffer buffer = ByteBuffer.allocate(512);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** The count says how much of the array is text. */
    String byCount(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        int count = channel.read(buffer);
        if (count == -1) {
            channel.close();
            return "";
        }
        return new String(buffer.array(), 0, count, StandardCharsets.UTF_8);
    }

    /** The position does. */
    String byPosition(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        if (channel.read(buffer) == -1) {
            channel.close();
            return "";
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    /** The limit does, after flip(). */
    byte[] byLimit(SelectionKey key) throws IOException {
        if (fill(key) < 0) {
            return new byte[0];
        }
        buffer.flip();
        byte[] all = buffer.array();
        return Arrays.copyOf(all, buffer.limit());
    }

    /** An array that is as long as what came. */
    byte[] copied(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            channel.close();
            return new byte[0];
        }
        byte[] copy = new byte[count];
        buffer.flip();
        buffer.get(copy);
        return copy;
    }

    /** Or as long as what remains. */
    byte[] remaining(SelectionKey key) throws IOException {
        if (fill(key) < 0) {
            return new byte[0];
        }
        buffer.flip();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy, 0, copy.length);
        return copy;
    }

    /** Handed on with its length. */
    void collect(SelectionKey key) throws IOException {
        int count = fill(key);
        if (count >= 0) {
            received.write(buffer.array(), buffer.arrayOffset(), count);
        }
    }

    /** Byte by byte. */
    int sum(SelectionKey key) throws IOException {
        int count = fill(key);
        byte[] bytes = buffer.array();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bytes[i];
        }
        return count < 0 ? -1 : sum;
    }

    private int fill(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            channel.close();
        }
        return count;
    }
}
