package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.util.concurrent.EventExecutorGroup;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Right: the pipeline calls the handler on the executor group that it was added with. */
public final class NettyOwnExecutorGroup extends ChannelInitializer<SocketChannel> {
    private final EventExecutorGroup database;
    private final PreparedStatement insert;

    NettyOwnExecutorGroup(EventExecutorGroup database, PreparedStatement insert) {
        this.database = database;
        this.insert = insert;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new StringDecoder());
        pipeline.addLast(database, new StoreHandler(insert));
    }

    static final class StoreHandler extends SimpleChannelInboundHandler<String> {
        private final PreparedStatement insert;

        StoreHandler(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String record) throws SQLException {
            insert.setString(1, record);
            ctx.writeAndFlush("stored " + insert.executeUpdate());
        }
    }
}
