package dev.wouldblock.spotbugs.subject;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends a datagram that may never leave. */
public final class Beacon {
    static void announce(DatagramChannel channel, byte[] datagram, SocketAddress group) throws IOException {
        channel.configureBlocking(false);
        channel.send(ByteBuffer.wrap(datagram), group);
    }
}
