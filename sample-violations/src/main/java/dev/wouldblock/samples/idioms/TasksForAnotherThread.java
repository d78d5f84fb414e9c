package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Right: the loop makes tasks and puts them into a queue; the thread that takes them out may wait. */
public final class TasksForAnotherThread {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Process helper;

    TasksForAnotherThread(Process helper) {
        this.helper = helper;
    }

    void loop(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> {
                key.interestOps(0);
                tasks.add(() -> finish(key));
            });
        }
    }

    private void finish(SelectionKey key) {
        try {
            helper.waitFor();
            key.channel().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** The worker. */
    void work() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            tasks.take().run();
        }
    }
}
