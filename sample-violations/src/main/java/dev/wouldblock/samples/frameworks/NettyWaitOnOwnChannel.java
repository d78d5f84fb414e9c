package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** The write waits for the loop, and the loop waits for the write. */
public final class NettyWaitOnOwnChannel extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
        ctx.writeAndFlush(message).sync(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
        ctx.read();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ChannelFuture flushed = ctx.channel().writeAndFlush("end of batch");
        flushed.awaitUninterruptibly(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws InterruptedException {
        ctx.close().await(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
    }
}
