package dev.wouldblock.samples.rules;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The fixed twin of {@link JoinInSamePool}. */
public final class JoinInSamePoolFixed {

    /** What is ordered. */
    interface Order {
        long net();

        long tax();
    }

    // begin example
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    /** Two tasks and their sum; no task waits for the other. */
    CompletableFuture<Long> total(Order order) {
        CompletableFuture<Long> net = CompletableFuture.supplyAsync(order::net, pool);
        CompletableFuture<Long> tax = CompletableFuture.supplyAsync(order::tax, pool);
        return net.thenCombine(tax, Long::sum);
    }
    // end example

    void stop() {
        pool.shutdownNow();
    }

    /** Already on the thread of the writer: a plain call. */
    static final class Journal {
        private final ExecutorService writer = Executors.newSingleThreadExecutor();
        private long lines;

        void add(String line) {
            writer.execute(() -> {
                lines += line.lines().count();
                if (lines > 1_000) {
                    rotate();
                }
            });
        }

        private void rotate() {
            writer.execute(this::reset);
        }

        private void reset() {
            lines = 0;
        }
    }

    /** The second stage is composed. */
    static final class Prices {
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        CompletableFuture<Long> lambda(Order order) {
            return CompletableFuture.supplyAsync(() -> order.tax(), threads).thenApply(tax -> order.net() + tax);
        }

        CompletableFuture<Long> anonymousClass(Order order) {
            CompletableFuture<Long> tax = CompletableFuture.supplyAsync(
                    new Supplier<>() {
                        @Override
                        public Long get() {
                            return order.tax();
                        }
                    },
                    threads);
            return tax.thenApply(amount -> order.net() + amount);
        }

        CompletableFuture<Long> methodReference() {
            return CompletableFuture.supplyAsync(() -> 1L, threads).thenCompose(this::sum);
        }

        private CompletableFuture<Long> sum(long first) {
            return CompletableFuture.supplyAsync(() -> 1L, threads).thenApply(rest -> first + rest);
        }
    }

    /** The checks have threads of their own; the timer only starts them. */
    static final class Maintenance {
        private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        private final ExecutorService workers = Executors.newFixedThreadPool(4);

        void start(List<Callable<Boolean>> checks) {
            timer.scheduleAtFixedRate(
                    () -> {
                        try {
                            workers.invokeAll(checks);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    0,
                    1,
                    TimeUnit.MINUTES);
        }

        void later(Callable<Boolean> check) {
            timer.execute(() -> timer.schedule(check, 1, TimeUnit.SECONDS));
        }
    }
}
