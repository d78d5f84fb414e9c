package dev.wouldblock.samples.idioms;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Right: the awaited task has a thread, in a pool that grows or in another pool. */
public final class JoinAcrossPools {

    private final ExecutorService growing = Executors.newCachedThreadPool();
    private final ExecutorService outer = Executors.newFixedThreadPool(2);
    private final ExecutorService inner = Executors.newFixedThreadPool(2);

    Future<Integer> cached(Callable<Integer> part) {
        return growing.submit(() -> {
            Future<Integer> other = growing.submit(part);
            return part.call() + other.get();
        });
    }

    Future<Integer> twoPools(Callable<Integer> part) {
        return outer.submit(() -> {
            Future<Integer> other = inner.submit(part);
            return part.call() + other.get();
        });
    }

    /** The one who waits is not a task of the pool. */
    int fromOutside(List<Callable<Integer>> parts) throws InterruptedException, ExecutionException {
        int sum = outer.submit(parts.get(0)).get();
        for (Future<Integer> part : inner.invokeAll(parts)) {
            sum += part.get();
        }
        return sum;
    }

    /** All parts are done when allOf is, and the waiting thread belongs to nobody's pool. */
    Thread gather(List<CompletableFuture<Integer>> parts, Callable<Void> then) {
        Thread worker = new Thread(() -> {
            CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]));
            all.join();
            int sum = 0;
            for (CompletableFuture<Integer> part : parts) {
                sum += part.join();
            }
            if (sum > 0) {
                outer.submit(then);
            }
        });
        worker.start();
        return worker;
    }

    /** The pool is made for this one task, and has a thread more. */
    static Future<Integer> oneMoreThread(List<Callable<Integer>> parts) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parts.size(), 4) + 1);
        return pool.submit(() -> {
            int sum = 0;
            for (Future<Integer> part : pool.invokeAll(parts)) {
                sum += part.get();
            }
            pool.shutdown();
            return sum;
        });
    }

    /** Composed: nobody waits. */
    CompletableFuture<Integer> composed() {
        return CompletableFuture.supplyAsync(() -> 1, outer)
                .thenCompose(first -> CompletableFuture.supplyAsync(() -> first + 1, outer));
    }
}
