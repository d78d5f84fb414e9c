package dev.wouldblock.samples.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.util.VirtualThreads;

/** The fixed twin of {@link BlockingShortWrite}. */
public final class BlockingShortWriteFixed {

    // begin example
    /** Goes on until the last buffer is empty. In blocking mode each round waits for the peer, so this is no busy wait. */
    static void sendAll(SocketAddress peer, List<byte[]> chunks) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer)) {
            ByteBuffer[] buffers = new ByteBuffer[chunks.size()];
            for (int i = 0; i < buffers.length; i++) {
                buffers[i] = ByteBuffer.wrap(chunks.get(i));
            }
            int first = 0;
            while (first < buffers.length) {
                channel.write(buffers, first, buffers.length - first);
                while (first < buffers.length && !buffers[first].hasRemaining()) {
                    first++;
                }
            }
        }
    }
    // end example

    /** The count is compared with what there is. */
    static void archive(Pipe.SinkChannel sink, List<String> lines) throws IOException {
        sink.configureBlocking(true);
        ByteBuffer[] buffers = new ByteBuffer[2 * lines.size()];
        long length = 0;
        for (int i = 0; i < lines.size(); i++) {
            buffers[2 * i] = StandardCharsets.UTF_8.encode(lines.get(i));
            buffers[2 * i + 1] = ByteBuffer.wrap(new byte[] {'\n'});
            length += buffers[2 * i].remaining() + 1;
        }
        if (sink.write(buffers, 0, buffers.length) < length) {
            throw new IOException("too many lines for one call");
        }
    }

    /** The loop parks the virtual thread until the peer has taken more. */
    @RunOnVirtualThread
    void download(ServerSocketChannel server, byte[] image) throws IOException {
        server.configureBlocking(true);
        try (SocketChannel client = server.accept()) {
            ByteBuffer data = ByteBuffer.wrap(image);
            while (data.hasRemaining()) {
                client.write(data);
            }
        }
    }

    /** The stream of the adaptor writes all. */
    static void upload(SocketAddress peer, byte[] image) {
        VirtualThreads.executeOnVirtualThread(() -> {
            try (SocketChannel channel = SocketChannel.open(peer)) {
                OutputStream out = channel.socket().getOutputStream();
                out.write(image);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A header and a body: two buffers are written as a whole on a platform thread. */
    static void reply(SocketAddress peer, byte[] header, byte[] body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer)) {
            channel.write(new ByteBuffer[] {ByteBuffer.wrap(header), ByteBuffer.wrap(body)});
        }
    }

    /** So is one buffer of any size. */
    static void post(SocketAddress peer, byte[] body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer)) {
            channel.write(ByteBuffer.wrap(body));
        }
    }
}
