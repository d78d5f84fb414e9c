package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads whose count nobody looks at: old or zero bytes are taken for data, and the end is missed. */
public final class ReadIgnored {

    private final ByteBuffer buffer = ByteBuffer.allocate(512);

    // begin example
    /** When the read takes nothing the array still holds the text of the last time. */
    String readText(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        client.read(buffer); // expect: WB_READ_IGNORED fix=check-result
        return new String(buffer.array(), StandardCharsets.US_ASCII).trim();
    }
    // end example

    /** The first byte of a fresh buffer is 0 when nothing has arrived. */
    static byte readVersion(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            ByteBuffer hello = ByteBuffer.allocate(1);
            channel.read(hello); // expect: WB_READ_IGNORED fix=check-result
            return hello.get(0);
        }
    }

    /** Records of one size, taken from buffers that got nothing. */
    static final class Receiver {
        private final SocketChannel channel;
        private final ByteBuffer header = ByteBuffer.allocate(8);
        private final ByteBuffer body = ByteBuffer.allocate(4096);

        Receiver(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
        }

        byte[] receive() throws IOException {
            channel.read(new ByteBuffer[] {header, body}); // expect: WB_READ_IGNORED fix=check-result
            byte[] record = header.getInt(0) == 0 ? new byte[0] : body.array().clone();
            header.clear();
            body.clear();
            return record;
        }
    }

    /** A pipe between two threads, read before the other side has written. */
    static int readSignal(Pipe.SourceChannel source) throws IOException {
        source.configureBlocking(false);
        ByteBuffer signal = ByteBuffer.allocate(1);
        source.read(signal); // expect: WB_READ_IGNORED fix=check-result
        return signal.array()[0];
    }

    /** A connected datagram channel answers 0 while no datagram is there. */
    static int readSample(DatagramChannel sensor, ByteBuffer sample) throws IOException {
        sensor.configureBlocking(false);
        sample.clear();
        sensor.read(sample); // expect: WB_READ_IGNORED fix=check-result
        return sample.getInt(0);
    }

    /** The helper passes the count on, its caller drops it. */
    byte readType(SelectionKey key) throws IOException {
        fill((SocketChannel) key.channel(), buffer); // expect: WB_READ_IGNORED fix=check-result
        return buffer.array()[0];
    }

    private static int fill(SocketChannel channel, ByteBuffer target) throws IOException {
        target.clear();
        return channel.read(target);
    }

    /** The end is told apart; what is printed after a read of 0 is the line before. */
    void printLine(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        if (client.read(buffer) == -1) { // expect: WB_READ_IGNORED fix=check-result
            client.close();
            return;
        }
        byte[] line = buffer.array();
        System.out.println(new String(line, StandardCharsets.US_ASCII).trim());
    }
}
