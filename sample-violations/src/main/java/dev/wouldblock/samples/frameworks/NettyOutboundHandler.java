package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.sql.Connection;
import java.sql.SQLException;

/** Outbound operations run on the event loop of the channel, whoever asked for them. */
public final class NettyOutboundHandler extends ChannelOutboundHandlerAdapter {
    private final Connection journal;

    NettyOutboundHandler(Connection journal) {
        this.journal = journal;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws SQLException {
        journal.commit(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        ctx.write(message, promise);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws InterruptedException {
        Thread.sleep(200); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        ctx.close(promise);
    }
}
