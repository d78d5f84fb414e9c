package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Right: whoever holds these locks gives them back before there is anything to wait for. */
public final class ShortLocksInLoop {
    private ShortLocksInLoop() {}

    /** Numbers under a lock, and what is slow behind it. */
    static final class Statistics {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Object, Integer> counts = new HashMap<>();

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(this::count);
            }
        }

        private void count(SelectionKey key) {
            lock.lock();
            try {
                counts.merge(key.attachment(), 1, Integer::sum);
            } finally {
                lock.unlock();
            }
        }

        int total() {
            lock.lock();
            try {
                return counts.values().stream().mapToInt(n -> n).sum();
            } finally {
                lock.unlock();
            }
        }

        void save(Path file) throws IOException {
            List<String> lines = new ArrayList<>();
            lock.lock();
            try {
                counts.forEach((name, count) -> lines.add(name + " " + count));
            } finally {
                lock.unlock();
            }
            Files.write(file, lines);
        }
    }

    /** Whoever waits for a condition gives the lock back meanwhile. */
    static final class Mailbox {
        private final Lock lock = new ReentrantLock();
        private final Condition filled = lock.newCondition();
        private final List<Object> messages = new ArrayList<>();

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> put(key.attachment()));
            }
        }

        private void put(Object message) {
            lock.lock();
            try {
                messages.add(message);
                filled.signal();
            } finally {
                lock.unlock();
            }
        }

        Object take() throws InterruptedException {
            lock.lock();
            try {
                while (messages.isEmpty()) {
                    filled.await();
                }
                return messages.remove(0);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Many may read at a time: a slow reader is nothing to another reader. */
    static final class Table {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final List<String> names = new ArrayList<>();

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(this::answer);
            }
        }

        private void answer(SelectionKey key) {
            lock.readLock().lock();
            try {
                key.attach(names.size());
            } finally {
                lock.readLock().unlock();
            }
        }

        void save(Path file) throws IOException {
            lock.readLock().lock();
            try {
                Files.write(file, names);
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    /** Two locks: the slow one is not the loop's. */
    static final class Journal {
        private final ReentrantLock lock = new ReentrantLock();
        private final ReentrantLock writing = new ReentrantLock();
        private List<Object> lines = new ArrayList<>();

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> add(key.attachment()));
            }
        }

        private void add(Object line) {
            lock.lock();
            try {
                lines.add(line);
            } finally {
                lock.unlock();
            }
        }

        void flush(Path file) throws IOException {
            writing.lock();
            try {
                Files.writeString(file, taken().toString());
            } finally {
                writing.unlock();
            }
        }

        private List<Object> taken() {
            lock.lock();
            try {
                List<Object> all = lines;
                lines = new ArrayList<>();
                return all;
            } finally {
                lock.unlock();
            }
        }

        /** Waits for the lock no longer than it may; only then is there something to wait for. */
        void flushSoon(CompletableFuture<Void> later) throws InterruptedException {
            if (!lock.tryLock(1, TimeUnit.MILLISECONDS)) {
                later.join();
                return;
            }
            try {
                lines.clear();
            } finally {
                lock.unlock();
            }
        }
    }
}
