package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Right: position, remaining or limit before and after tell what was moved. */
public final class F07PositionCompared {

    private final ByteBuffer buffer = ByteBuffer.allocate(2048);

    /** Position before and after a write. */
    int send(SelectionKey key, ByteBuffer data) throws IOException {
        int before = data.position();
        ((SocketChannel) key.channel()).write(data);
        return data.position() - before;
    }

    /** Remaining after a write of a local buffer. */
    void sendOrFail(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        ((SocketChannel) key.channel()).write(data);
        int left = data.remaining();
        if (left > 0) {
            key.channel().close();
            throw new IOException("slow client, " + left + " bytes left");
        }
    }

    /** Position after a datagram read, where -1 does not mean the end. */
    Optional<String> sample(DatagramChannel channel) throws IOException {
        channel.configureBlocking(false);
        buffer.clear();
        channel.read(buffer);
        if (buffer.position() == 0) {
            return Optional.empty();
        }
        return Optional.of(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    }

    /** The limit after flip() is what was read. */
    Optional<String> datagram(DatagramChannel channel) throws IOException {
        channel.configureBlocking(false);
        buffer.clear();
        channel.receive(buffer);
        buffer.flip();
        if (buffer.limit() == 0) {
            return Optional.empty();
        }
        return Optional.of(StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
