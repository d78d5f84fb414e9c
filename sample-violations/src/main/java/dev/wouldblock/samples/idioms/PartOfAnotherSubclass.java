package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Right: the superclass has a part that waits, but only in the subclass whose threads may. */
public final class PartOfAnotherSubclass {
    private PartOfAnotherSubclass() {}

    /** Where a server notes what happens. */
    interface Notes {
        void add(String line);
    }

    /** What the servers have in common. */
    abstract static class Server {
        private final Notes notes;

        Server(Notes notes) {
            this.notes = notes;
        }

        void note(String line) {
            notes.add(line);
        }
    }

    /** Never waits. */
    static final class Unbounded implements Notes {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void add(String line) {
            lines.add(line);
        }
    }

    /** Waits for whoever writes the lines. */
    static final class Bounded implements Notes {
        private final BlockingQueue<String> lines;

        Bounded(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void add(String line) {
            try {
                lines.put(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One thread for all connections. */
    static final class Selecting extends Server {
        private final Selector selector;

        Selecting(Selector selector) {
            super(new Unbounded());
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    note(key.isReadable() ? "readable" : "writable");
                }
                selector.selectedKeys().clear();
            }
        }
    }

    /** A thread for each connection. */
    static final class Threaded extends Server {
        Threaded(BlockingQueue<String> lines) {
            super(new Bounded(lines));
        }

        void serve(String request) {
            note("request: " + request);
        }
    }
}
