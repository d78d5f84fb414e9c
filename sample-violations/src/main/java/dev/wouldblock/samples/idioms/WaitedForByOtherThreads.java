package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Right: methods of the loop's class that wait for the loop are called by other threads. */
public final class WaitedForByOtherThreads implements Runnable {

    /** A channel that is to be watched. */
    record Registration(SocketChannel channel, CompletableFuture<SelectionKey> key) {}

    private final Selector selector;
    private final Consumer<SelectionKey> handler;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();

    WaitedForByOtherThreads(Selector selector, Consumer<SelectionKey> handler) {
        this.selector = selector;
        this.handler = handler;
    }

    @Override
    public void run() {
        try {
            while (selector.isOpen()) {
                selector.select(handler);
                registerAll();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void registerAll() throws IOException {
        for (Registration next = registrations.poll(); next != null; next = registrations.poll()) {
            next.channel().configureBlocking(false);
            next.key().complete(next.channel().register(selector, SelectionKey.OP_READ));
        }
    }

    /** From any thread but that of the loop. */
    public SelectionKey register(SocketChannel channel)
            throws InterruptedException, ExecutionException, TimeoutException {
        Registration registration = new Registration(channel, new CompletableFuture<>());
        registrations.add(registration);
        selector.wakeup();
        return registration.key().get(5, TimeUnit.SECONDS);
    }
}
