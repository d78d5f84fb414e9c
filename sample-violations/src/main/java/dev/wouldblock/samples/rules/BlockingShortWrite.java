package dev.wouldblock.samples.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.util.VirtualThreads;

/** Writes in blocking mode that are taken for complete. */
public final class BlockingShortWrite {

    // begin example
    /** One call takes 1024 buffers at most; the chunks behind them are never sent. */
    static void sendAll(SocketAddress peer, List<byte[]> chunks) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer)) {
            ByteBuffer[] buffers = new ByteBuffer[chunks.size()];
            for (int i = 0; i < buffers.length; i++) {
                buffers[i] = ByteBuffer.wrap(chunks.get(i));
            }
            channel.write(buffers); // expect: WB_BLOCKING_SHORT_WRITE fix=check-result
        }
    }
    // end example

    /** The count is written into the log, the rest is not written anywhere. */
    static void archive(Pipe.SinkChannel sink, List<String> lines, System.Logger log) throws IOException {
        sink.configureBlocking(true);
        ByteBuffer[] buffers = new ByteBuffer[2 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            buffers[2 * i] = ByteBuffer.wrap(lines.get(i).getBytes());
            buffers[2 * i + 1] = ByteBuffer.wrap(new byte[] {'\n'});
        }
        long count = sink.write(buffers, 0, buffers.length); // expect: WB_BLOCKING_SHORT_WRITE fix=check-result
        log.log(System.Logger.Level.DEBUG, "sent " + count);
    }

    /** On a virtual thread the channel hands out what fits, although it is in blocking mode. */
    @RunOnVirtualThread
    void download(ServerSocketChannel server, byte[] image) throws IOException {
        server.configureBlocking(true);
        try (SocketChannel client = server.accept()) {
            client.write(ByteBuffer.wrap(image)); // expect: WB_BLOCKING_SHORT_WRITE fix=check-result
        }
    }

    /** The task of a virtual thread. */
    static void upload(SocketAddress peer, byte[] image) {
        VirtualThreads.executeOnVirtualThread(() -> {
            try (SocketChannel channel = SocketChannel.open(peer)) {
                ByteBuffer data = ByteBuffer.allocate(image.length);
                data.put(image).flip();
                channel.write(data); // expect: WB_BLOCKING_SHORT_WRITE fix=check-result
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
