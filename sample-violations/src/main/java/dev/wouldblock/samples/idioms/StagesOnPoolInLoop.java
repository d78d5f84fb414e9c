package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Right: lookups are stages on a pool; the loop does not wait for them. */
public final class StagesOnPoolInLoop {

    private final Executor pool;
    private final ScheduledExecutorService timer;

    StagesOnPoolInLoop(Executor pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                String host = (String) key.attachment();
                CompletableFuture.supplyAsync(() -> resolve(host), pool).thenAccept(key::attach);
                CompletableFuture.supplyAsync(
                                new Supplier<InetAddress>() {
                                    @Override
                                    public InetAddress get() {
                                        return resolve(host);
                                    }
                                },
                                pool)
                        .whenComplete((address, failure) -> selector.wakeup());
                CompletableFuture.completedFuture(host)
                        .thenApplyAsync(StagesOnPoolInLoop::resolve, pool)
                        .thenAccept(key::attach);
                CompletableFuture.runAsync(this::warmUp, pool);
                timer.schedule(() -> resolve(host), 1, TimeUnit.SECONDS);
            }
            selector.selectedKeys().clear();
        }
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private void warmUp() {
        resolve("localhost");
    }
}
