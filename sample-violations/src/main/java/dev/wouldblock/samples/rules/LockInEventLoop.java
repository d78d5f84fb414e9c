package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/** Locks that a selector loop waits for while another thread, which holds them, waits for something else. */
public final class LockInEventLoop {

    // begin example
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SelectionKey> subscribers = new HashMap<>();

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> subscribe((String) key.attachment(), key));
        }
    }

    private void subscribe(String name, SelectionKey key) {
        lock.lock(); // expect: WB_LOCK_IN_EVENT_LOOP fix=offload
        try {
            subscribers.put(name, key);
            key.interestOps(0);
        } finally {
            lock.unlock();
        }
    }

    /** Called by another thread; until the archive has answered, the loop stands still. */
    void export(Function<Set<String>, CompletableFuture<Void>> archive) {
        lock.lock();
        try {
            archive.apply(subscribers.keySet()).join();
        } finally {
            lock.unlock();
        }
    }
    // end example

    /** The read lock waits for a writer that reads a file, and the stamped lock as well. */
    static final class Routes {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final StampedLock counters = new StampedLock();
        private final Map<Object, Integer> routes = new HashMap<>();
        private long hits;

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
            lock.readLock().lock(); // expect: WB_LOCK_IN_EVENT_LOOP fix=offload
            try {
                return routes.getOrDefault(route, SelectionKey.OP_READ);
            } finally {
                lock.readLock().unlock();
            }
        }

        private void count() {
            long stamp = counters.writeLock(); // expect: WB_LOCK_IN_EVENT_LOOP fix=offload
            hits++;
            counters.unlockWrite(stamp);
        }

        void load(Path file) throws IOException {
            lock.writeLock().lock();
            try {
                parse(file);
            } finally {
                lock.writeLock().unlock();
            }
        }

        private void parse(Path file) throws IOException {
            for (String line : Files.readAllLines(file)) {
                routes.put(line, SelectionKey.OP_WRITE);
            }
        }

        void report(SynchronousQueue<Long> reports) throws InterruptedException {
            long stamp = counters.readLock();
            try {
                reports.put(hits);
            } finally {
                counters.unlockRead(stamp);
            }
        }
    }

    /** The two sides of the lock are fields of their own. */
    static final class Recent {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        private final Lock reading = lock.readLock();
        private final Lock writing = lock.writeLock();
        private final Path file;
        private List<String> lines = List.of();

        Recent(Path file) {
            this.file = file;
        }

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(this::answer);
            }
        }

        private void answer(SelectionKey key) {
            reading.lock(); // expect: WB_LOCK_IN_EVENT_LOOP fix=offload
            try {
                key.attach(lines);
            } finally {
                reading.unlock();
            }
        }

        void refresh() throws IOException {
            writing.lock();
            try {
                lines = Files.readAllLines(file);
            } finally {
                writing.unlock();
            }
        }
    }
}
