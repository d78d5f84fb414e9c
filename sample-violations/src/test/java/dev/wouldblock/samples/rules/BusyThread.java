package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A thread that is expected to use the processor and to come to no end. */
final class BusyThread<T> {
    private static final long BUSY = Duration.ofMillis(50).toNanos();

    private final FutureTask<T> task;
    private final Thread thread;

    private BusyThread(Callable<T> code) {
        this.task = new FutureTask<>(code);
        this.thread = new Thread(task, "busy");
        thread.setDaemon(true);
    }

    static <T> BusyThread<T> start(Callable<T> code) {
        BusyThread<T> busy = new BusyThread<>(code);
        busy.thread.start();
        return busy;
    }

    /** Processor time, not elapsed time: a thread that waits would not use any. */
    void awaitWaste() throws InterruptedException {
        long start = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        while (ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) - start < BUSY) {
            assertThat(thread.isAlive()).isTrue();
            Thread.sleep(5);
        }
    }

    T result() throws InterruptedException, ExecutionException {
        return task.get();
    }
}
