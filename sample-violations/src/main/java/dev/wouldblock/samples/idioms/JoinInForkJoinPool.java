package dev.wouldblock.samples.idioms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Right: a ForkJoinPool works on other tasks, or starts a thread, while one of its tasks joins another. */
public final class JoinInForkJoinPool {

    private final ForkJoinPool pool = new ForkJoinPool(4);
    private final ExecutorService stealing = Executors.newWorkStealingPool();

    long sum(long[] numbers) {
        return pool.invoke(new Sum(numbers, 0, numbers.length));
    }

    CompletableFuture<Long> twice(long number) {
        return CompletableFuture.supplyAsync(
                () -> {
                    CompletableFuture<Long> half = CompletableFuture.supplyAsync(() -> number, pool);
                    return number + half.join();
                },
                pool);
    }

    CompletableFuture<Long> inCommonPool(long number) {
        return CompletableFuture.supplyAsync(
                () -> number + CompletableFuture.supplyAsync(() -> number).join());
    }

    CompletableFuture<Long> stolen(long number) {
        return CompletableFuture.supplyAsync(
                () -> number + CompletableFuture.supplyAsync(() -> number, stealing).join(), stealing);
    }

    /** Splits until the parts are small. */
    static final class Sum extends RecursiveTask<Long> {
        private final long[] numbers;
        private final int from;
        private final int to;

        Sum(long[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from < 1_000) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    sum += numbers[i];
                }
                return sum;
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(numbers, from, middle);
            left.fork();
            return new Sum(numbers, middle, to).compute() + left.join();
        }
    }
}
