package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Right: with a time of zero these calls do not wait. */
public final class ZeroTimeoutsInLoop {

    private static final long NO_WAIT = 0;

    private final BlockingQueue<Runnable> tasks;
    private final BlockingQueue<SelectionKey> done;
    private final Semaphore permits = new Semaphore(16);

    ZeroTimeoutsInLoop(BlockingQueue<Runnable> tasks, BlockingQueue<SelectionKey> done) {
        this.tasks = tasks;
        this.done = done;
    }

    void run(Selector selector) throws IOException, InterruptedException {
        while (selector.isOpen()) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                finish(key);
            }
            selector.selectedKeys().clear();
            Runnable task = tasks.poll(0, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }

    private void finish(SelectionKey key) throws InterruptedException {
        if (!permits.tryAcquire(NO_WAIT, TimeUnit.SECONDS)) {
            key.cancel();
        } else if (!done.offer(key, 0L, TimeUnit.NANOSECONDS)) {
            permits.release();
        }
    }
}
