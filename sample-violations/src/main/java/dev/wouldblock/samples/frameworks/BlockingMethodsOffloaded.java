package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jetbrains.annotations.Blocking;
import org.jetbrains.annotations.NonBlocking;

/** Right: workers call the method that blocks, and a method that may block does. */
public final class BlockingMethodsOffloaded extends SimpleChannelInboundHandler<String> {
    private final Orders orders;
    private final Executor workers;
    private final CompletableFuture<String> customer;

    BlockingMethodsOffloaded(Orders orders, Executor workers, CompletableFuture<String> customer) {
        this.orders = orders;
        this.workers = workers;
        this.customer = customer;
    }

    interface Orders {
        @Blocking
        void store(String order);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String order) {
        workers.execute(() -> orders.store(order));
    }

    @NonBlocking
    void submit(String order) {
        CompletableFuture.runAsync(() -> orders.store(order), workers);
    }

    /** Quarkus calls it on a worker. */
    @io.smallrye.common.annotation.Blocking
    public String order(String item) {
        orders.store(item);
        return customer.join();
    }
}
