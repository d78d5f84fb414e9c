package dev.wouldblock.input;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Independent pieces of work on threads of our own, so that a caller's pool can not change what happens,
 * and with stacks for the deep trees of generated code. */
public final class Parallel {
    private static final long STACK = 64L << 20;

    private Parallel() {}

    /**
     * Runs an action on every item. What the actions wrote is visible when this returns.
     *
     * @throws CancellationException if the calling thread is interrupted; its interrupt flag stays set
     */
    public static <T> void forEach(List<T> items, int threads, Consumer<T> action) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                action.accept(items.get(i));
            }
        };
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, items.size()); i++) {
            Thread worker = new Thread(null, work, "wouldblock-" + i, STACK);
            worker.setDaemon(true);
            worker.setUncaughtExceptionHandler((t, e) -> {
                failure.compareAndSet(null, e);
                next.set(items.size());
            });
            worker.start();
            workers.add(worker);
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
