package dev.wouldblock.samples.rules;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Handlers and callbacks of frameworks that wait on the thread of the event loop. */
public final class BlockInEventLoop {

    static final class PriceHandler extends SimpleChannelInboundHandler<String> {
        private final Function<String, CompletableFuture<String>> prices;

        PriceHandler(Function<String, CompletableFuture<String>> prices) {
            this.prices = prices;
        }

        // begin example
        /** Until the price is there, the loop serves none of its channels. */
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item)
                throws InterruptedException, ExecutionException {
            CompletableFuture<String> price = prices.apply(item);
            ctx.writeAndFlush(price.get()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
        // end example
    }

    /** A database has no asynchronous form in the JDK. */
    static final class StockHandler extends SimpleChannelInboundHandler<String> {
        private final PreparedStatement select;

        StockHandler(PreparedStatement select) {
            this.select = select;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) throws SQLException {
            select.setString(1, item);
            ResultSet stock = select.executeQuery(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            ctx.writeAndFlush(new Page(stock));
        }

        static ChannelInitializer<SocketChannel> pipeline(PreparedStatement select) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new StockHandler(select));
                }
            };
        }
    }

    /** The listener of one channel waits for another channel. */
    static void relay(Channel client, ChannelFuture connected) {
        ChannelFuture greeted = client.writeAndFlush("connecting");
        greeted.addListener(done -> {
            connected.syncUninterruptibly(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            connected.channel().writeAndFlush("hello");
        });
    }

    /** The pause before the next attempt is one for all channels of the loop. */
    static final class Retry extends ChannelInboundHandlerAdapter {
        private static final long PAUSE = 1_000;

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object request) throws InterruptedException {
            Thread.sleep(PAUSE); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            ctx.writeAndFlush(request);
        }
    }

    /** Sent row by row while the client reads. */
    record Page(ResultSet rows) {}
}
