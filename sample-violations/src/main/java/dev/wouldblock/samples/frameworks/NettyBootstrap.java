package dev.wouldblock.samples.frameworks;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.net.SocketAddress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Future;

/** Right: whoever starts and stops a server, or writes from a thread of its own, may wait. */
public final class NettyBootstrap {

    static void serve(ServerBootstrap bootstrap, EventLoopGroup group, int port) throws InterruptedException {
        try {
            bootstrap.bind(port).sync().channel().closeFuture().sync();
        } finally {
            group.shutdownGracefully().syncUninterruptibly();
        }
    }

    static void send(Bootstrap bootstrap, SocketAddress server, Iterable<String> lines) throws InterruptedException {
        Channel channel = bootstrap.connect(server).sync().channel();
        for (String line : lines) {
            channel.writeAndFlush(line).sync();
            Thread.sleep(10);
        }
        channel.close().await();
    }

    /** Waits for the loop, not on the loop. */
    static void count(EventLoopGroup group, PreparedStatement insert) throws Exception {
        Future<Integer> channels = group.submit(() -> 1);
        insert.setInt(1, channels.get());
        store(insert);
    }

    private static void store(PreparedStatement insert) throws SQLException {
        insert.executeUpdate();
    }
}
