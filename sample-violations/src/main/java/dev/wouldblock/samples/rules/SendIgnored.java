package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Datagram sends whose 0 ("no room, nothing was sent") nobody notices. */
public final class SendIgnored {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);

    // begin example
    /** With a full send buffer the answer never leaves, and no counter knows. */
    void answer(SelectionKey key, SocketAddress client, byte[] response) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear().put(response).flip();
        channel.send(packet, client); // expect: WB_SEND_IGNORED fix=check-result
        packet.clear();
    }
    // end example

    /** A connected datagram channel is written to instead. */
    static final class Telemetry {
        private final DatagramChannel channel;

        Telemetry(SocketAddress collector) throws IOException {
            channel = DatagramChannel.open();
            channel.connect(collector);
            channel.configureBlocking(false);
        }

        void report(String metric, long value) throws IOException {
            channel.write(StandardCharsets.UTF_8.encode(metric + ':' + value + "|c")); // expect: WB_SEND_IGNORED fix=check-result
        }
    }

    /** One datagram to many receivers, from a lambda. */
    static Consumer<byte[]> broadcaster(DatagramChannel channel, List<SocketAddress> receivers) throws IOException {
        channel.configureBlocking(false);
        return message -> {
            for (SocketAddress receiver : receivers) {
                try {
                    channel.send(ByteBuffer.wrap(message), receiver); // expect: WB_SEND_IGNORED fix=check-result
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Header and body of one datagram in a gathering write. */
    static void sendFrame(DatagramChannel channel, byte[] header, byte[] body) throws IOException {
        channel.configureBlocking(false);
        channel.write(new ByteBuffer[] {ByteBuffer.wrap(header), ByteBuffer.wrap(body)}); // expect: WB_SEND_IGNORED fix=check-result
    }
}
