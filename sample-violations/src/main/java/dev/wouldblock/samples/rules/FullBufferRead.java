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

/** Loops that read into a buffer until it is full, and then go on for ever. */
public final class FullBufferRead {

    // begin example
    /** After 4096 bytes the read answers 0, never -1, and the checksum is never done. */
    static long checksum(FileChannel file) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        int count;
        while ((count = file.read(buffer)) != -1) { // expect: WB_FULL_BUFFER_READ fix=check-result
            sum.update(buffer.array(), 0, count);
        }
        return sum.getValue();
    }
    // end example

    /** Neither flip() nor clear(): what is written is what the buffer has no room for. */
    static void copy(ReadableByteChannel source, WritableByteChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(8192);
        while (source.read(buffer) >= 0) { // expect: WB_FULL_BUFFER_READ fix=check-result
            target.write(buffer);
        }
    }

    /** A selector loop that shares one buffer among all connections. */
    static void serve(Selector selector, StringBuilder log) throws IOException {
        ByteBuffer shared = ByteBuffer.allocate(256);
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = (SocketChannel) key.channel();
                int count = client.read(shared); // expect: WB_FULL_BUFFER_READ fix=check-result
                if (count < 0) {
                    client.close();
                } else if (count > 0) {
                    log.append((char) shared.get(0));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** Every datagram after the buffer is full is dropped. */
    static void listen(DatagramChannel channel, StringBuilder log) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(1500);
        while (channel.isOpen()) {
            SocketAddress sender = channel.receive(packet); // expect: WB_FULL_BUFFER_READ fix=check-result
            log.append(sender).append(packet.array()[0]);
        }
    }
}
