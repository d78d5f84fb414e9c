package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Right: the loop is one for the transport that selects; the other transport has threads of its own, and may wait. */
public final class LoopOfOneTransport {
    /** What carries the messages. */
    abstract static class Transport {
        abstract void poll(long millis) throws IOException, InterruptedException, ExecutionException;

        abstract void flush() throws IOException, InterruptedException, ExecutionException;
    }

    /** One channel of a selector. */
    static final class Selecting extends Transport {
        private final Selector selector;

        Selecting(Selector selector) {
            this.selector = selector;
        }

        @Override
        void poll(long millis) throws IOException {
            selector.select(millis);
            for (SelectionKey key : selector.selectedKeys()) {
                key.interestOps(SelectionKey.OP_READ);
            }
            selector.selectedKeys().clear();
        }

        @Override
        void flush() {
            selector.keys().forEach(key -> key.interestOps(SelectionKey.OP_WRITE));
        }
    }

    /** Another thread does the work. */
    static final class Delegating extends Transport {
        private final Future<?> done;

        Delegating(Future<?> done) {
            this.done = done;
        }

        @Override
        void poll(long millis) throws InterruptedException, ExecutionException {
            done.get();
        }

        @Override
        void flush() throws InterruptedException, ExecutionException {
            done.get();
        }
    }

    private final Transport transport;
    private volatile boolean running = true;

    LoopOfOneTransport(Transport transport) {
        this.transport = transport;
    }

    void run() throws IOException, InterruptedException, ExecutionException {
        while (running) {
            transport.poll(1000);
            transport.flush();
        }
    }

    void stop() {
        running = false;
    }
}
