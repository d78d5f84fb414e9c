package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Right: Optional.ofNullable turns the null into an empty Optional. */
public final class F22OptionalOfNullable {

    private final ServerSocketChannel server;
    private final DatagramChannel datagrams;

    F22OptionalOfNullable(SocketAddress local) throws IOException {
        server = ServerSocketChannel.open().bind(local);
        server.configureBlocking(false);
        datagrams = DatagramChannel.open().bind(local);
        datagrams.configureBlocking(false);
    }

    Optional<SocketChannel> accept() throws IOException {
        return Optional.ofNullable(server.accept());
    }

    void receive(ByteBuffer packet, BiConsumer<SocketAddress, ByteBuffer> handler) throws IOException {
        packet.clear();
        Optional.ofNullable(datagrams.receive(packet)).ifPresent(sender -> handler.accept(sender, packet.flip()));
    }
}
