package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Netty calls an inbound handler on the event loop of the channel, which serves many other channels too. */
public final class NettyInboundHandler extends SimpleChannelInboundHandler<String> {
    private final Function<String, java.util.concurrent.Future<String>> quotes;
    private final PreparedStatement audit;
    private final Future<?> warmUp;

    NettyInboundHandler(
            Function<String, java.util.concurrent.Future<String>> quotes, PreparedStatement audit, Future<?> warmUp) {
        this.quotes = quotes;
        this.audit = audit;
        this.warmUp = warmUp;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws InterruptedException {
        Thread.sleep(50); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        ctx.writeAndFlush("welcome");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String symbol)
            throws InterruptedException, ExecutionException {
        java.util.concurrent.Future<String> quote = quotes.apply(symbol);
        ctx.writeAndFlush(quote.get()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws InterruptedException {
        warmUp.sync(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws SQLException {
        audit.setString(1, cause.toString());
        audit.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        ctx.close();
    }
}
