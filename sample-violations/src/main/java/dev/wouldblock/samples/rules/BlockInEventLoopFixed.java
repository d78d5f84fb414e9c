package dev.wouldblock.samples.rules;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutorGroup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The fixed twin of {@link BlockInEventLoop}. */
public final class BlockInEventLoopFixed {

    static final class PriceHandler extends SimpleChannelInboundHandler<String> {
        private final Function<String, CompletableFuture<String>> prices;

        PriceHandler(Function<String, CompletableFuture<String>> prices) {
            this.prices = prices;
        }

        // begin example
        /** Whoever completes the future sends the answer; the loop goes on at once. */
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) {
            prices.apply(item).whenComplete((price, failure) -> {
                if (failure == null) {
                    ctx.writeAndFlush(price);
                } else {
                    ctx.fireExceptionCaught(failure);
                }
            });
        }
        // end example
    }

    /** Added with executors of its own, the handler may wait: it does not run on the loop. */
    static final class StockHandler extends SimpleChannelInboundHandler<String> {
        private final PreparedStatement select;

        StockHandler(PreparedStatement select) {
            this.select = select;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) throws SQLException {
            select.setString(1, item);
            ResultSet stock = select.executeQuery();
            ctx.writeAndFlush(new Page(stock));
        }

        static ChannelInitializer<SocketChannel> pipeline(EventExecutorGroup database, PreparedStatement select) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(database, new StockHandler(select));
                }
            };
        }
    }

    /** A listener of the other channel's future goes on. */
    static void relay(Channel client, ChannelFuture connected) {
        ChannelFuture greeted = client.writeAndFlush("connecting");
        greeted.addListener(
                done -> connected.addListener(ready -> connected.channel().writeAndFlush("hello")));
    }

    /** The loop makes the next attempt when it is time, and serves the other channels until then. */
    static final class Retry extends ChannelInboundHandlerAdapter {
        private static final long PAUSE = 1_000;

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object request) {
            ctx.executor().schedule(() -> ctx.writeAndFlush(request), PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    /** Sent row by row while the client reads. */
    record Page(ResultSet rows) {}
}
