package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Right: the asynchronous forms of what {@link NettyInboundHandler} waits for. */
public final class NettyAsynchronous extends SimpleChannelInboundHandler<String> {
    private final Function<String, CompletableFuture<String>> quotes;
    private final Future<?> warmUp;

    NettyAsynchronous(Function<String, CompletableFuture<String>> quotes, Future<?> warmUp) {
        this.quotes = quotes;
        this.warmUp = warmUp;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> ctx.writeAndFlush("welcome"), 50, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String symbol) {
        quotes.apply(symbol).whenComplete((quote, failure) -> {
            if (failure == null) {
                ctx.writeAndFlush(quote);
            } else {
                ctx.fireExceptionCaught(failure);
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        warmUp.addListener(done -> ctx.fireUserEventTriggered(event));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.writeAndFlush(cause.toString()).addListener(ChannelFutureListener.CLOSE);
    }
}
