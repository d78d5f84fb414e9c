package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread for code of a sample that does not return by itself: a loop, a spin, a call that waits. */
final class Background implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A thread that waits does not come near it, and a thread that spins has used it soon on any machine. */
    private static final Duration BUSY = Duration.ofMillis(100);

    private final FutureTask<Void> task;
    private final Thread thread;
    private final Closeable stop;

    /** Code of a sample with its checked exceptions. */
    interface Body {
        void run() throws Exception;
    }

    private Background(Closeable stop, Body body) {
        this.stop = stop;
        task = new FutureTask<>(() -> {
            body.run();
            return null;
        });
        thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
    }

    static Background run(Body body) {
        return new Background(() -> {}, body);
    }

    /** A loop that ends with its selector. */
    static Background loop(Selector selector, Body body) {
        return new Background(selector, body);
    }

    /** Waits until the thread has used much processor time, which a thread that waits does not. */
    void burns() throws Exception {
        awaits(() -> cpuTime(thread) > BUSY.toNanos());
    }

    /** Asserts that the thread waits: while this one uses much processor time, it uses less than half as much. */
    void rests() {
        long before = cpuTime(thread);
        long start = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - start < BUSY.toNanos()) {
            assertThat(thread.isAlive()).as("still in the call").isTrue();
        }
        assertThat(cpuTime(thread) - before).as("nanoseconds of processor time").isLessThan(BUSY.toNanos() / 2);
    }

    /** Waits until this is done, by the thread or thanks to it. */
    void awaits(Callable<Boolean> done) throws Exception {
        Await.until(() -> {
            boolean ended = task.isDone();
            if (done.call()) {
                return true;
            }
            if (ended) {
                task.get();
                throw new AssertionError("ended too early");
            }
            return false;
        });
    }

    /** Waits for the end of the body, and fails as it did. */
    void ends() throws InterruptedException, TimeoutException, ExecutionException {
        task.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static long cpuTime(Thread thread) {
        return THREADS.getThreadCpuTime(thread.getId());
    }

    /** Ends the body if it still runs; what it fails with then is of no interest. */
    @Override
    public void close() throws IOException, InterruptedException {
        stop.close();
        thread.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).as("the thread of the sample is still there").isFalse();
    }
}
