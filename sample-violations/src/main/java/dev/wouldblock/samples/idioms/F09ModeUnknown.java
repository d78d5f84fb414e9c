package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right as far as one can see: nothing says that these channels are non-blocking. */
public final class F09ModeUnknown {

    private final SocketChannel channel;

    public F09ModeUnknown(SocketChannel channel) {
        this.channel = channel;
    }

    public static void writeFully(SocketChannel channel, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    public static String readLine(SocketChannel channel) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (channel.read(one) != -1 && one.get(0) != '\n') {
            line.append((char) one.get(0));
            one.clear();
        }
        return line.toString();
    }

    public static SocketAddress peer(ServerSocketChannel server) throws IOException {
        try (SocketChannel client = server.accept()) {
            return client.getRemoteAddress();
        }
    }

    public void connect(SocketAddress server, ByteBuffer hello) throws IOException {
        channel.connect(server);
        while (hello.hasRemaining()) {
            channel.write(hello);
        }
    }

    /** When the address is taken the channel stays in the mode that it had. */
    static final class BoundOrBlocking {
        private final SocketChannel channel;

        private BoundOrBlocking(SocketChannel channel, SocketAddress local) {
            this.channel = channel;
            try {
                channel.bind(local);
                channel.configureBlocking(false);
            } catch (IOException e) {
                System.err.println("not bound: " + e);
            }
        }

        static BoundOrBlocking open(SocketAddress local) throws IOException {
            return new BoundOrBlocking(SocketChannel.open(), local);
        }

        void send(byte[] message) throws IOException {
            channel.write(ByteBuffer.wrap(message));
        }
    }
}
