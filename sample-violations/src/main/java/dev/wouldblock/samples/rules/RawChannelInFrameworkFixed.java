package dev.wouldblock.samples.rules;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The fixed twin of {@link RawChannelInFramework}. */
public final class RawChannelInFrameworkFixed {

    /** Forwards what a client sends. */
    static final class Forwarder extends ChannelInboundHandlerAdapter {
        private final SocketAddress server;
        private Channel backend;

        Forwarder(SocketAddress server) {
            this.server = server;
        }

        /** The second channel belongs to the loop of the first. Reading starts when it is connected. */
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.channel().config().setAutoRead(false);
            Bootstrap bootstrap = new Bootstrap()
                    .group(ctx.channel().eventLoop())
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter());
            backend = bootstrap
                    .connect(server)
                    .addListener(connected -> {
                        if (connected.isSuccess()) {
                            ctx.channel().config().setAutoRead(true);
                        } else {
                            ctx.close();
                        }
                    })
                    .channel();
        }

        // begin example
        /** The framework keeps what does not fit now, and reads on when there is room. */
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.channel().config().setAutoRead(false);
            backend.writeAndFlush((ByteBuf) message).addListener(written -> {
                if (written.isSuccess()) {
                    ctx.channel().config().setAutoRead(true);
                } else {
                    ctx.close();
                }
            });
        }
        // end example

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            backend.close();
        }
    }

    /** Counts messages at a server of metrics. */
    static final class Counter extends SimpleChannelInboundHandler<String> {
        private final Channel metrics;
        private final InetSocketAddress server;
        private int lost;

        Counter(Channel metrics, InetSocketAddress server) {
            this.metrics = metrics;
            this.server = server;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String message) {
            ByteBuf packet = Unpooled.wrappedBuffer(new byte[] {'n', ':', '1'});
            metrics.writeAndFlush(new DatagramPacket(packet, server)).addListener(sent -> {
                if (!sent.isSuccess()) {
                    lost++;
                }
            });
            ctx.fireChannelRead(ReferenceCountUtil.retain(message));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            ctx.fireUserEventTriggered(lost);
        }
    }
}
