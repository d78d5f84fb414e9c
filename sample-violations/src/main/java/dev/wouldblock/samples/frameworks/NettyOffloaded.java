package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Right: the blocking work runs on a pool of its own, and the answer goes back to the channel. */
public final class NettyOffloaded extends SimpleChannelInboundHandler<String> {
    private final ExecutorService workers;
    private final PreparedStatement insert;

    NettyOffloaded(ExecutorService workers, PreparedStatement insert) {
        this.workers = workers;
        this.insert = insert;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String record) {
        workers.execute(() -> {
            try {
                ctx.writeAndFlush(store(record));
            } catch (SQLException e) {
                ctx.fireExceptionCaught(e);
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        CompletableFuture.runAsync(this::flush, workers);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        Thread probe = new Thread(this::flush, "probe");
        probe.start();
    }

    private synchronized String store(String record) throws SQLException {
        insert.setString(1, record);
        return "stored " + insert.executeUpdate();
    }

    private void flush() {
        try {
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
