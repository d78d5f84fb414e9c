package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Locale;
import java.util.Optional;

/** The fixed twin of {@link ReceiveNull}. */
public final class ReceiveNullFixed {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);

    // begin example
    /** No datagram, no answer. */
    void echo(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear();
        SocketAddress sender = channel.receive(packet);
        if (sender == null) {
            return;
        }
        packet.flip();
        if (packet.hasRemaining() && channel.send(packet, sender) == 0) {
            throw new IOException("answer to " + sender + " was not sent");
        }
    }
    // end example

    /** The last value stays until a new one has come. */
    static final class Gauge {
        private final DatagramChannel channel;
        private final ByteBuffer sample = ByteBuffer.allocate(Double.BYTES);
        private double last = Double.NaN;

        Gauge(SocketAddress local) throws IOException {
            channel = DatagramChannel.open().bind(local);
            channel.configureBlocking(false);
        }

        double value() throws IOException {
            sample.clear();
            if (channel.receive(sample) != null && !sample.hasRemaining()) {
                last = sample.getDouble(0);
            }
            return last;
        }
    }

    /** No sender, no port. */
    static Optional<Integer> senderPort(DatagramChannel channel, ByteBuffer target) throws IOException {
        channel.configureBlocking(false);
        SocketAddress sender = channel.receive(target);
        if (sender instanceof InetSocketAddress) {
            return Optional.of(((InetSocketAddress) sender).getPort());
        }
        return Optional.empty();
    }

    /** The caller tests. */
    static final class NameService {
        private final ByteBuffer query = ByteBuffer.allocate(512);

        String describe(SelectionKey key) throws IOException {
            SocketAddress client = next((DatagramChannel) key.channel());
            return client == null ? "nobody" : client.toString().toLowerCase(Locale.ROOT);
        }

        private SocketAddress next(DatagramChannel channel) throws IOException {
            query.clear();
            return channel.receive(query);
        }
    }
}
