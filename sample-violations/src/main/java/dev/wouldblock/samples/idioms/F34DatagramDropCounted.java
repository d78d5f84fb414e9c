package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Right: a datagram that was not taken counts as a lost one, which the protocol has to cope with anyway. */
public final class F34DatagramDropCounted {

    private final DatagramChannel channel;
    private final AtomicLong dropped = new AtomicLong();

    F34DatagramDropCounted(SocketAddress collector) throws IOException {
        channel = DatagramChannel.open();
        channel.connect(collector);
        channel.configureBlocking(false);
    }

    void report(String metric) throws IOException {
        if (channel.write(StandardCharsets.UTF_8.encode(metric)) == 0) {
            dropped.incrementAndGet();
        }
    }

    void report(ByteBuffer packet, SocketAddress other) throws IOException {
        int sent = channel.send(packet, other);
        if (sent <= 0) {
            dropped.incrementAndGet();
        }
    }

    /** An empty datagram has nothing to lose: 0 is the answer in any case. */
    static void knock(DatagramChannel unconnected, SocketAddress other) throws IOException {
        unconnected.configureBlocking(false);
        unconnected.send(ByteBuffer.allocate(0), other);
    }
}
