package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: these channels are in blocking mode, where the calls wait. */
public final class F08BlockingModeKnown {

    /** A new channel is in blocking mode. */
    static int request(SocketAddress server, ByteBuffer request, ByteBuffer reply) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(server);
            while (request.hasRemaining()) {
                channel.write(request);
            }
            int count;
            do {
                count = channel.read(reply);
            } while (count >= 0 && reply.hasRemaining());
            return reply.position();
        }
    }

    /** accept() answers a channel in blocking mode, and waits for it. */
    static void serve(SocketAddress local, ByteBuffer greeting) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(local);
            while (server.isOpen()) {
                try (SocketChannel client = server.accept()) {
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    ByteBuffer data = greeting.duplicate();
                    while (data.hasRemaining()) {
                        client.write(data);
                    }
                }
            }
        }
    }

    /** Blocking mode is set explicitly. */
    static SocketAddress answer(DatagramChannel channel, ByteBuffer packet) throws IOException {
        channel.configureBlocking(true);
        SocketAddress sender = channel.receive(packet);
        packet.flip();
        channel.send(packet, sender);
        return sender;
    }
}
