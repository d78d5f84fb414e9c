package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The fixed twin of {@link LockInEventLoop}. */
public final class LockInEventLoopFixed {

    // begin example
    /** Only the loop touches the map, so there is nothing to lock. */
    private final Map<String, SelectionKey> subscribers = new HashMap<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> subscribe((String) key.attachment(), key));
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private void subscribe(String name, SelectionKey key) {
        subscribers.put(name, key);
        key.interestOps(0);
    }

    /** Called by another thread: the loop makes a copy and hands it over. */
    void export(Selector selector, Consumer<List<String>> target) {
        tasks.add(() -> target.accept(new ArrayList<>(subscribers.keySet())));
        selector.wakeup();
    }
    // end example

    /** A table that is replaced as a whole needs no lock to be read. */
    static final class Routes {
        private final ReentrantLock loading = new ReentrantLock();
        private final LongAdder hits = new LongAdder();
        private volatile Map<Object, Integer> routes = Map.of();

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    key.interestOps(interest(key.attachment()));
                    count();
                }
                selector.selectedKeys().clear();
            }
        }

        private int interest(Object route) {
            return routes.getOrDefault(route, SelectionKey.OP_READ);
        }

        private void count() {
            hits.increment();
        }

        void load(Map<Object, Integer> fresh) {
            loading.lock();
            try {
                Map<Object, Integer> merged = new HashMap<>(routes);
                merged.putAll(fresh);
                routes = Map.copyOf(merged);
            } finally {
                loading.unlock();
            }
        }

        @Override
        public String toString() {
            return "hits " + hits;
        }
    }
}
