package dev.wouldblock.samples.rules;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A server of Netty on loopback, with one loop for all its connections. */
final class NettyServer implements AutoCloseable {
    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel server;

    /**
     * @param handlers adds the handlers of a new connection
     */
    NettyServer(Consumer<ChannelPipeline> handlers) {
        server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        handlers.accept(channel.pipeline());
                    }
                })
                .bind(Connection.loopback())
                .syncUninterruptibly()
                .channel();
    }

    /** A client in blocking mode. */
    SocketChannel connect() throws IOException {
        return SocketChannel.open(server.localAddress());
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
