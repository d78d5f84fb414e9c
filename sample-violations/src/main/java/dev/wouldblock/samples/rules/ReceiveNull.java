package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Locale;

/** Non-blocking receives whose null ("no datagram") is not told apart from a datagram. */
public final class ReceiveNull {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);

    // begin example
    /** Without a datagram there is no sender to answer: send() gets null. */
    void echo(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear();
        SocketAddress sender = channel.receive(packet); // expect: WB_RECEIVE_NULL fix=check-result
        packet.flip();
        if (channel.send(packet, sender) == 0) {
            throw new IOException("answer to " + sender + " was not sent");
        }
    }
    // end example

    /** An old datagram is decoded again when no new one is there. */
    static final class Gauge {
        private final DatagramChannel channel;
        private final ByteBuffer sample = ByteBuffer.allocate(Double.BYTES);

        Gauge(SocketAddress local) throws IOException {
            channel = DatagramChannel.open().bind(local);
            channel.configureBlocking(false);
        }

        double value() throws IOException {
            sample.clear();
            channel.receive(sample); // expect: WB_RECEIVE_NULL fix=check-result
            return sample.getDouble(0);
        }
    }

    /** The address is dereferenced at once. */
    static int senderPort(DatagramChannel channel, ByteBuffer target) throws IOException {
        channel.configureBlocking(false);
        return ((InetSocketAddress) channel.receive(target)).getPort(); // expect: WB_RECEIVE_NULL fix=check-result
    }

    /** The helper returns the address, the caller uses it without a look. */
    static final class NameService {
        private final ByteBuffer query = ByteBuffer.allocate(512);

        String describe(SelectionKey key) throws IOException {
            SocketAddress client = next((DatagramChannel) key.channel()); // expect: WB_RECEIVE_NULL fix=check-result
            return client.toString().toLowerCase(Locale.ROOT);
        }

        private SocketAddress next(DatagramChannel channel) throws IOException {
            query.clear();
            return channel.receive(query);
        }
    }
}
