package dev.wouldblock.samples.frameworks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.IoFuture;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;

/** XNIO calls listeners and notifiers on an I/O thread. */
public final class XnioListeners {

    static final class Flusher implements ChannelListener<StreamSinkChannel> {
        @Override
        public void handleEvent(StreamSinkChannel channel) {
            try {
                while (!channel.flush()) {
                    channel.awaitWritable(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
                }
            } catch (IOException e) {
                channel.suspendWrites();
            }
        }
    }

    static ChannelListener<StreamConnection> accept(CompletableFuture<Consumer<StreamConnection>> application) {
        return connection -> application.join().accept(connection); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    static final class BothConnected implements IoFuture.Notifier<StreamConnection, Consumer<StreamConnection>> {
        private final IoFuture<StreamConnection> other;

        BothConnected(IoFuture<StreamConnection> other) {
            this.other = other;
        }

        @Override
        public void notify(IoFuture<? extends StreamConnection> one, Consumer<StreamConnection> application) {
            other.await(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            other.addNotifier(new Ready(), application);
        }
    }

    /** Right: is given the connection. */
    static final class Ready extends IoFuture.HandlingNotifier<StreamConnection, Consumer<StreamConnection>> {
        @Override
        public void handleDone(StreamConnection connection, Consumer<StreamConnection> application) {
            application.accept(connection);
        }
    }
}
