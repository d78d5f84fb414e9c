package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;

/** Right: it waits only where it has found out that it is not on the event loop. */
public final class NettyGuarded extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<String> greeting;
    private final Future<?> handshake;

    NettyGuarded(CompletableFuture<String> greeting, Future<?> handshake) {
        this.greeting = greeting;
        this.handshake = handshake;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
        if (!ctx.executor().inEventLoop()) {
            handshake.sync();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        finish(ctx);
    }

    /** Also called by other threads. */
    void finish(ChannelHandlerContext ctx) {
        EventExecutor executor = ctx.executor();
        ChannelFuture closed = ctx.close();
        if (executor.inEventLoop()) {
            return;
        }
        closed.awaitUninterruptibly();
    }

    /** Done already: get and join answer at once. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (greeting.isDone()) {
            ctx.writeAndFlush(greeting.join());
        }
    }
}
