package dev.wouldblock.samples.frameworks;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;

/** Right: it waits only where it has found out that it is not on the event loop. */
public final class NettyGuarded extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<String> greeting;
    private final Future<?> handshake;

    NettyGuarded(CompletableFuture<String> greeting, Future<?> handshake) {
        this.greeting = greeting;
        this.handshake = handshake;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
        if (!ctx.executor().inEventLoop()) {
            handshake.sync();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        finish(ctx);
    }

    /** Also called by other threads. */
    void finish(ChannelHandlerContext ctx) {
        EventExecutor executor = ctx.executor();
        ChannelFuture closed = ctx.close();
        if (executor.inEventLoop()) {
            return;
        }
        closed.awaitUninterruptibly();
    }

    /** The future has been asked before the handler that captures it was made. */
    static void connect(Bootstrap bootstrap, Future<SocketAddress> lookup) {
        lookup.addListener(done -> {
            if (lookup.isSuccess()) {
                bootstrap.handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) throws Exception {
                        channel.pipeline().addFirst(new Greeting(lookup.get()));
                    }
                });
            }
        });
    }

    /** Done already: get and join answer at once. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (greeting.isDone()) {
            ctx.writeAndFlush(greeting.join());
        }
    }

    /** Right, too: the listener of a future runs when that has ended. */
    static void closeAfter(ChannelFuture greeted) {
        greeted.addListener(done -> greeted.sync().channel().close());
    }

    private static final class Greeting extends ChannelInboundHandlerAdapter {
        private final SocketAddress peer;

        Greeting(SocketAddress peer) {
            this.peer = peer;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.writeAndFlush(peer.toString());
        }
    }
}
