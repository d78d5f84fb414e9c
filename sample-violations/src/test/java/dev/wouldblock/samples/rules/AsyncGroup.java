package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.concurrent.TimeUnit;

/** An asynchronous channel group with one thread, which a handler can take away from all the others. */
record AsyncGroup(AsynchronousChannelGroup channels) implements AutoCloseable {
    AsyncGroup() throws IOException {
        this(AsynchronousChannelGroup.withFixedThreadPool(1, body -> {
            Thread thread = new Thread(body, "channel group");
            thread.setDaemon(true);
            // A handler of a sample throws when its channel is closed under it.
            thread.setUncaughtExceptionHandler((ended, failure) -> {});
            return thread;
        }));
    }

    /** Closes the channels too. */
    @Override
    public void close() throws IOException, InterruptedException {
        channels.shutdownNow();
        if (!channels.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IOException("the thread of the group is still there");
        }
    }
}
