package dev.wouldblock.samples.frameworks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.IoFuture;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;

/** Right: asks to be called again, hands over to a worker, or waits on a thread of its own. */
public final class XnioAsynchronous {

    static final class Flusher implements ChannelListener<StreamSinkChannel> {
        @Override
        public void handleEvent(StreamSinkChannel channel) {
            try {
                if (channel.flush()) {
                    channel.suspendWrites();
                } else {
                    channel.resumeWrites();
                }
            } catch (IOException e) {
                channel.suspendWrites();
            }
        }
    }

    static ChannelListener<StreamConnection> accept(
            Executor workers, CompletableFuture<Consumer<StreamConnection>> application) {
        return connection -> workers.execute(() -> application.join().accept(connection));
    }

    /** For a client's main thread. */
    static StreamConnection connected(IoFuture<StreamConnection> connecting) throws IOException {
        return connecting.get();
    }
}
