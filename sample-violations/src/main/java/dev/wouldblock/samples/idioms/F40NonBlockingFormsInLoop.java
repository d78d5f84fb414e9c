package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Right: poll, offer, tryLock, tryAcquire, getNow and selectNow answer at once, so a loop thread may call them. */
public final class F40NonBlockingFormsInLoop {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final BlockingQueue<SelectionKey> done = new ArrayBlockingQueue<>(64);
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore permits = new Semaphore(8);
    private final CompletableFuture<String> motto = new CompletableFuture<>();
    private int refused;
    private String greeting = "";

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            int ready = tasks.isEmpty() ? selector.select() : selector.selectNow();
            if (ready > 0) {
                for (SelectionKey key : selector.selectedKeys()) {
                    onReady(key);
                }
                selector.selectedKeys().clear();
            }
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    private void onReady(SelectionKey key) throws IOException {
        if (!permits.tryAcquire()) {
            refuse(key);
            return;
        }
        try {
            if (lock.tryLock()) {
                try {
                    greeting = motto.getNow("none");
                } finally {
                    lock.unlock();
                }
            }
            key.interestOps(0);
            if (!done.offer(key)) {
                refuse(key);
            }
        } finally {
            permits.release();
        }
    }

    private void refuse(SelectionKey key) throws IOException {
        refused++;
        key.channel().close();
    }

    /** From other threads. */
    void execute(Selector selector, Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    @Override
    public String toString() {
        return greeting + ", refused " + refused;
    }
}
