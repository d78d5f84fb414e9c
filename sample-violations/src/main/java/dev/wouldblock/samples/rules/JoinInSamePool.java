package dev.wouldblock.samples.rules;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tasks that wait for a task of the pool whose thread they occupy. */
public final class JoinInSamePool {

    /** What is ordered. */
    interface Order {
        long net();

        long tax();
    }

    // begin example
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    /** Four orders at once take all threads, and each of them waits for a fifth. */
    Future<Long> total(Order order) {
        return pool.submit(() -> {
            Future<Long> tax = pool.submit(() -> order.tax());
            return order.net() + tax.get(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
        });
    }
    // end example

    void stop() {
        pool.shutdownNow();
    }

    /** With one thread the first call stops for ever. */
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
            try {
                writer.submit(this::reset).get(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void reset() {
            lines = 0;
        }
    }

    /** Stages on the same executor; the supplier as a lambda, as an anonymous class and as a method reference. */
    static final class Prices {
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        CompletableFuture<Long> lambda(Order order) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        CompletableFuture<Long> tax = CompletableFuture.supplyAsync(order::tax, threads);
                        return order.net() + tax.join(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
                    },
                    threads);
        }

        CompletableFuture<Long> anonymousClass(Order order) {
            return CompletableFuture.supplyAsync(
                    new Supplier<>() {
                        @Override
                        public Long get() {
                            CompletableFuture<Long> tax = CompletableFuture.supplyAsync(order::tax, threads);
                            return order.net() + tax.join(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
                        }
                    },
                    threads);
        }

        CompletableFuture<Long> methodReference() {
            return CompletableFuture.supplyAsync(this::sum, threads);
        }

        private Long sum() {
            CompletableFuture<Long> rest = CompletableFuture.supplyAsync(() -> 1L, threads);
            return 1 + rest.join(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
        }
    }

    /** A timer's task waits for another one; invokeAll waits as well. */
    static final class Maintenance {
        private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

        void start(List<Callable<Boolean>> checks) {
            timer.scheduleAtFixedRate(
                    () -> {
                        try {
                            timer.invokeAll(checks); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    0,
                    1,
                    TimeUnit.MINUTES);
        }

        void later(Callable<Boolean> check) {
            timer.execute(() -> {
                try {
                    timer.schedule(check, 1, TimeUnit.SECONDS).get(); // expect: WB_JOIN_IN_SAME_POOL fix=async-form
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
