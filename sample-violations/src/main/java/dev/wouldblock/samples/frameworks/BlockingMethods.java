package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.jetbrains.annotations.Blocking;
import org.jetbrains.annotations.NonBlocking;

/** A method that says it blocks is believed, wherever its code is. */
public final class BlockingMethods extends SimpleChannelInboundHandler<String> {
    private final Orders orders;

    BlockingMethods(Orders orders) {
        this.orders = orders;
    }

    interface Orders {
        @Blocking
        void store(String order);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String order) {
        orders.store(order); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
    }

    @NonBlocking
    void submit(String order) {
        orders.store(order); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
    }
}
