package dev.wouldblock.samples.idioms;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Right: who stops the server waits until its loop has ended. */
public final class StopWaitsForLoop implements Closeable {

    private final Selector selector;
    private final Consumer<SelectionKey> handler;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Thread thread;
    private volatile boolean stopped;

    StopWaitsForLoop(Consumer<SelectionKey> handler) throws IOException {
        this.handler = handler;
        selector = Selector.open();
        thread = new Thread(this::loop, "selector");
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!stopped) {
                selector.select(handler);
            }
        } catch (IOException e) {
            stopped = true;
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        selector.wakeup();
        thread.join();
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
            workers.shutdown();
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            selector.close();
        }
    }
}
