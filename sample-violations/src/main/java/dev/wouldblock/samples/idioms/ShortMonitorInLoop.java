package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Right: a monitor that is held for the time of a few instructions, also by its other users. */
public final class ShortMonitorInLoop {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Collection<SelectionKey> served = Collections.synchronizedList(new ArrayList<>());

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select(served::add);
            for (Runnable task : takeAll()) {
                task.run();
            }
        }
    }

    private List<Runnable> takeAll() {
        synchronized (tasks) {
            List<Runnable> all = new ArrayList<>(tasks);
            tasks.clear();
            return all;
        }
    }

    /** From other threads. */
    void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            tasks.notifyAll();
        }
    }

    synchronized int count() {
        return served.size();
    }
}
