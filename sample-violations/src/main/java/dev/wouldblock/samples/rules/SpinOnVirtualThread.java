package dev.wouldblock.samples.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.util.VirtualThreads;

/** Code on virtual threads that does not let them wait. */
public final class SpinOnVirtualThread {

    private final SocketChannel feed;

    SpinOnVirtualThread(SocketChannel feed) throws IOException {
        this.feed = feed;
        feed.configureBlocking(false);
    }

    // begin example
    /** The virtual thread never parks, so its carrier runs no other one. */
    @RunOnVirtualThread
    int next(ByteBuffer quote) throws IOException {
        int count;
        while ((count = feed.read(quote)) == 0) { // expect: WB_SPIN_ON_VIRTUAL_THREAD fix=blocking-mode
            Thread.onSpinWait();
        }
        return count;
    }
    // end example

    /** A lambda that is given to a virtual thread. */
    static void send(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(false);
        VirtualThreads.executeOnVirtualThread(() -> {
            try {
                while (data.hasRemaining()) {
                    channel.write(data); // expect: WB_SPIN_ON_VIRTUAL_THREAD fix=blocking-mode
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The mode is chosen on the virtual thread itself; polling with a pause is what blocking mode does better. */
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
            try {
                channel.configureBlocking(false); // expect: WB_SPIN_ON_VIRTUAL_THREAD fix=blocking-mode
                while (channel.read(page) >= 0 && page.hasRemaining()) {
                    Thread.sleep(10);
                }
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
