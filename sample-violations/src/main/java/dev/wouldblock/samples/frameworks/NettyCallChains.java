package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Listeners and tasks given at the end of a chain of calls, as most code does. */
public final class NettyCallChains extends SimpleChannelInboundHandler<String> {
    private final CompletableFuture<String> answer;

    NettyCallChains(CompletableFuture<String> answer) {
        this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.writeAndFlush("hello").addListener(done -> {
            ctx.writeAndFlush(answer.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
        ctx.writeAndFlush(message).addListener((ChannelFutureListener) written -> {
            written.channel().writeAndFlush(answer.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.channel().eventLoop().execute(() -> {
            ctx.writeAndFlush(answer.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> answer.join(), 1, TimeUnit.SECONDS); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    /** The channel that accepted this one has an event loop, too. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().parent().eventLoop().execute(() -> answer.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }
}
