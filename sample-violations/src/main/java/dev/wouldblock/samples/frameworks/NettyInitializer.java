package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.string.StringDecoder;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The initialiser of an accepted channel runs on the event loop that has just got it. */
public final class NettyInitializer extends ChannelInitializer<SocketChannel> {
    private final PreparedStatement connections;

    NettyInitializer(PreparedStatement connections) {
        this.connections = connections;
    }

    @Override
    protected void initChannel(SocketChannel channel) throws SQLException {
        connections.setString(1, channel.remoteAddress().toString());
        connections.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        channel.pipeline().addLast(new StringDecoder());
    }
}
