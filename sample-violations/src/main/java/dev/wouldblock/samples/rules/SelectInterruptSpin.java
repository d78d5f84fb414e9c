package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Selector loops that an interrupt turns into busy waits. */
public final class SelectInterruptSpin {

    // begin example
    /** Nobody closes the selector: the interrupt is meant to end the loop. */
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
                while (selector.isOpen()) {
                    selector.select(handler); // expect: WB_SELECT_INTERRUPT_SPIN fix=key-hygiene
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
    // end example

    /** The pool is shut down, which interrupts its threads. */
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
                while (true) {
                    if (selector.select() > 0) { // expect: WB_SELECT_INTERRUPT_SPIN fix=key-hygiene
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
