package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/** The fixed twin of {@link FullBufferRead}. */
public final class FullBufferReadFixed {

    // begin example
    /** Each round starts with an empty buffer. */
    static long checksum(FileChannel file) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        int count;
        while ((count = file.read(buffer)) != -1) {
            sum.update(buffer.array(), 0, count);
            buffer.clear();
        }
        return sum.getValue();
    }
    // end example

    /** The rest of a short write stays. */
    static void copy(ReadableByteChannel source, WritableByteChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(8192);
        while (source.read(buffer) >= 0 || buffer.position() > 0) {
            buffer.flip();
            target.write(buffer);
            buffer.compact();
        }
    }

    /** The buffer is emptied before each read. */
    static void serve(Selector selector, StringBuilder log) throws IOException {
        ByteBuffer shared = ByteBuffer.allocate(256);
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = (SocketChannel) key.channel();
                int count = client.read(shared.clear());
                if (count < 0) {
                    client.close();
                } else if (count > 0) {
                    log.append((char) shared.get(0));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** A buffer of its own for each datagram. */
    static void listen(DatagramChannel channel, StringBuilder log) throws IOException {
        while (channel.isOpen()) {
            ByteBuffer packet = ByteBuffer.allocate(1500);
            SocketAddress sender = channel.receive(packet);
            log.append(sender).append(packet.array()[0]);
        }
    }

    /** Fills the buffer, and leaves when it is full or the source has ended. */
    static ByteBuffer prefix(ReadableByteChannel source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        int count = 0;
        while (count >= 0 && buffer.hasRemaining()) {
            count = source.read(buffer);
        }
        return buffer.flip();
    }

    /** The same without a look at the buffer: a full one ends the loop with 0. */
    static int drain(ReadableByteChannel source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        int total = 0;
        int count;
        while ((count = source.read(buffer)) > 0) {
            total += count;
        }
        return total;
    }

    /** Stops when as much has come as was asked for. */
    static byte[] exactly(ReadableByteChannel source, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int total = 0;
        while (total < length) {
            int count = source.read(buffer);
            if (count < 0) {
                throw new IOException("too short");
            }
            total += count;
        }
        return buffer.array();
    }

    /** Grows when it is full. */
    static ByteBuffer all(ReadableByteChannel source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        while (source.read(buffer) >= 0) {
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
            }
        }
        return buffer;
    }
}
