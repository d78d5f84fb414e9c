package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Right: line for line what the violations do, but on channels in blocking mode. */
public final class LookAlikesInBlockingMode {

    private final SocketChannel channel;

    private LookAlikesInBlockingMode(SocketChannel channel) {
        this.channel = channel;
    }

    /** Opened here and never put into non-blocking mode. */
    static LookAlikesInBlockingMode to(SocketAddress server) throws IOException {
        return new LookAlikesInBlockingMode(SocketChannel.open(server));
    }

    void put(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    void readHeader(ByteBuffer header) throws IOException {
        while (header.hasRemaining()) {
            int count = channel.read(header);
            if (count < 0) {
                channel.close();
                return;
            }
        }
    }

    static void push(SocketAddress mirror, FileChannel file) throws IOException {
        try (SocketChannel target = SocketChannel.open(mirror)) {
            long size = file.size();
            long position = 0;
            while (position < size && position < file.size()) {
                position += file.transferTo(position, size - position, target);
            }
        }
    }

    /** A blocking read answers 0 only for a full buffer, so {@code <= 0} is the end here. */
    static void drain(SocketAddress server, Consumer<ByteBuffer> consumer) throws IOException {
        try (SocketChannel source = SocketChannel.open(server)) {
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            while (true) {
                int count = source.read(buffer);
                if (count <= 0) {
                    return;
                }
                consumer.accept(buffer.flip());
                buffer.clear();
            }
        }
    }

    static SocketChannel first(SocketAddress local) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(local)) {
            SocketChannel client = server.accept();
            client.configureBlocking(false);
            return client;
        }
    }

    static void dial(SocketAddress server) throws IOException {
        SocketChannel target = SocketChannel.open();
        target.connect(server);
        ByteBuffer hello = StandardCharsets.US_ASCII.encode("HELLO\n");
        while (hello.hasRemaining()) {
            target.write(hello);
        }
        target.configureBlocking(false);
    }

    /** Of two channels only the other one is non-blocking. */
    static void relay(SocketChannel fast, SocketAddress slow) throws IOException {
        fast.configureBlocking(false);
        try (SocketChannel target = SocketChannel.open(slow)) {
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            int count = fast.read(buffer);
            if (count < 0) {
                fast.close();
                return;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
        }
    }
}
