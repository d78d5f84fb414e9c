package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The fixed twin of {@link SendIgnored}. */
public final class SendIgnoredFixed {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);
    private final LongAdder dropped = new LongAdder();

    // begin example
    /** An answer that was not sent is counted: the client will ask again. */
    void answer(SelectionKey key, SocketAddress client, byte[] response) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear().put(response).flip();
        if (channel.send(packet, client) == 0) {
            dropped.increment();
        }
        packet.clear();
    }
    // end example

    /** The caller learns whether the report left. */
    static final class Telemetry {
        private final DatagramChannel channel;

        Telemetry(SocketAddress collector) throws IOException {
            channel = DatagramChannel.open();
            channel.connect(collector);
            channel.configureBlocking(false);
        }

        boolean report(String metric, long value) throws IOException {
            return channel.write(StandardCharsets.UTF_8.encode(metric + ':' + value + "|c")) > 0;
        }
    }

    /** One datagram to many receivers; who did not get it is told. */
    static Consumer<byte[]> broadcaster(
            DatagramChannel channel, List<SocketAddress> receivers, Consumer<SocketAddress> missed) throws IOException {
        channel.configureBlocking(false);
        return message -> {
            for (SocketAddress receiver : receivers) {
                try {
                    if (channel.send(ByteBuffer.wrap(message), receiver) < message.length) {
                        missed.accept(receiver);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** A datagram leaves whole or not at all, so 0 is the only other answer. */
    static void sendFrame(DatagramChannel channel, byte[] header, byte[] body) throws IOException {
        channel.configureBlocking(false);
        long sent = channel.write(new ByteBuffer[] {ByteBuffer.wrap(header), ByteBuffer.wrap(body)});
        if (sent == 0) {
            throw new IOException("send buffer full");
        }
    }
}
