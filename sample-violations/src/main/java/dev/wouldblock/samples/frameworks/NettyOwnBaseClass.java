package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** The handler of an application is often two classes away from that of the framework. */
public final class NettyOwnBaseClass {

    /** Calls its subclasses on the event loop. */
    abstract static class RequestHandler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws SQLException {
            if (message instanceof String request) {
                ctx.writeAndFlush(answer(request));
            } else {
                ctx.fireChannelRead(message);
            }
        }

        abstract String answer(String request) throws SQLException;
    }

    static final class Counter extends RequestHandler {
        private final PreparedStatement count;

        Counter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        String answer(String request) throws SQLException {
            count.setString(1, request);
            return "" + count.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) throws SQLException {
            count.executeBatch(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }

    /** The same shape without a wait. */
    static final class Motto extends RequestHandler {
        private final CompletableFuture<String> motto;

        Motto(CompletableFuture<String> motto) {
            this.motto = motto;
        }

        @Override
        String answer(String request) {
            return motto.getNow("no motto yet");
        }
    }

    static RequestHandler[] handlers(PreparedStatement count, CompletableFuture<String> motto) {
        return new RequestHandler[] {new Counter(count), new Motto(motto)};
    }
}
