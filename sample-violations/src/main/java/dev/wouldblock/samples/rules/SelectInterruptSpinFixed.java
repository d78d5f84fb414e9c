package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The fixed twin of {@link SelectInterruptSpin}. */
public final class SelectInterruptSpinFixed {

    // begin example
    /** The loop asks, and ends. */
    static final class Server {
        private final Selector selector;
        private final Consumer<SelectionKey> handler;
        private final Thread thread = new Thread(this::run, "server");

        Server(Selector selector, Consumer<SelectionKey> handler) {
            this.selector = selector;
            this.handler = handler;
        }

        Thread start() {
            thread.start();
            return thread;
        }

        void stop() {
            thread.interrupt();
        }

        private void run() {
            try {
                while (selector.isOpen() && !Thread.currentThread().isInterrupted()) {
                    selector.select(handler);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
    // end example

    /** The tasks of the pool end when it is shut down. */
    static final class Pool {
        private final ExecutorService threads;

        Pool(ExecutorService threads) {
            this.threads = threads;
        }

        void serve(Selector selector, Consumer<SelectionKey> handler) {
            threads.execute(() -> loop(selector, handler));
        }

        void stop() {
            threads.shutdownNow();
        }

        private static void loop(Selector selector, Consumer<SelectionKey> handler) {
            try {
                while (!Thread.interrupted()) {
                    if (selector.select() > 0) {
                        selector.selectedKeys().forEach(handler);
                        selector.selectedKeys().clear();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
