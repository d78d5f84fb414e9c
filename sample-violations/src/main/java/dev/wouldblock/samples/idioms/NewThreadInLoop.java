package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/** Right: the loop starts threads, and these wait. */
public final class NewThreadInLoop {

    private final BlockingQueue<String> orders;
    private final ThreadFactory threads;

    NewThreadInLoop(BlockingQueue<String> orders, ThreadFactory threads) {
        this.orders = orders;
        this.threads = threads;
    }

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> {
                key.interestOps(0);
                new Thread(() -> fetch(key)).start();
                new Thread(
                                new Runnable() {
                                    @Override
                                    public void run() {
                                        fetch(key);
                                    }
                                },
                                "order")
                        .start();
                new Thread(this::drop).start();
                threads.newThread(this::drop).start();
                new Fetcher(orders, key).start();
            });
        }
    }

    private void fetch(SelectionKey key) {
        try {
            key.attach(orders.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop() {
        try {
            Thread.sleep(60_000);
            orders.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread of its own class. */
    static final class Fetcher extends Thread {
        private final BlockingQueue<String> orders;
        private final SelectionKey key;

        Fetcher(BlockingQueue<String> orders, SelectionKey key) {
            this.orders = orders;
            this.key = key;
        }

        @Override
        public void run() {
            try {
                key.attach(orders.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
