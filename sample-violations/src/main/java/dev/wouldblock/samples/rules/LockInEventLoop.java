package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that a selector loop waits for while another thread holds them. */
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

    /** Called by another thread; as long as it writes, the loop stands still. */
    void export(Appendable target) throws IOException {
        lock.lock();
        try {
            for (String name : subscribers.keySet()) {
                target.append(name).append('\n');
            }
        } finally {
            lock.unlock();
        }
    }
    // end example

    /** The read lock waits for a writer, and the stamped lock as well. */
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

        void load(Map<Object, Integer> fresh) {
            lock.writeLock().lock();
            try {
                routes.putAll(fresh);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public String toString() {
            return "hits " + hits;
        }
    }
}
