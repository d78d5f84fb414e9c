package dev.wouldblock.samples.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.util.VirtualThreads;

/** The fixed twin of {@link SpinOnVirtualThread}. */
public final class SpinOnVirtualThreadFixed {

    private final SocketChannel feed;

    SpinOnVirtualThreadFixed(SocketChannel feed) throws IOException {
        this.feed = feed;
        feed.configureBlocking(true);
    }

    // begin example
    /** The channel is in blocking mode: the virtual thread parks and its carrier is free. */
    @RunOnVirtualThread
    int next(ByteBuffer quote) throws IOException {
        return feed.read(quote);
    }
    // end example

    /** In blocking mode the same loop parks in the write. */
    static void send(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(true);
        VirtualThreads.executeOnVirtualThread(() -> {
            try {
                while (data.hasRemaining()) {
                    channel.write(data);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The read itself is the pause. */
    static final class Download {
        private final SocketChannel channel;
        private final ByteBuffer page = ByteBuffer.allocate(4_096);

        Download(SocketChannel channel) {
            this.channel = channel;
        }

        void start() {
            VirtualThreads.executeOnVirtualThread(this::run);
        }

        private void run() {
            try (channel) {
                channel.configureBlocking(true);
                while (page.hasRemaining()) {
                    if (channel.read(page) < 0) {
                        break;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
