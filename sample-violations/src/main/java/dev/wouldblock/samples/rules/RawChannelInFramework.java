package dev.wouldblock.samples.rules;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Handlers of a framework that do their own socket I/O beside it. */
public final class RawChannelInFramework {

    /** Forwards what a client sends. */
    static final class Forwarder extends ChannelInboundHandlerAdapter {
        private final SocketChannel backend;
        private final Deque<ByteBuffer> pending = new ArrayDeque<>();

        Forwarder(SocketChannel backend) throws IOException {
            this.backend = backend;
            backend.configureBlocking(false);
        }

        // begin example
        /** No selector watches the second channel: what does not fit now waits for the next message. */
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
            ByteBuf data = (ByteBuf) message;
            pending.add(ByteBuffer.wrap(ByteBufUtil.getBytes(data)));
            data.release();
            backend.write(pending.toArray(new ByteBuffer[0])); // expect: WB_RAW_CHANNEL_IN_FRAMEWORK fix=framework-api
            pending.removeIf(part -> !part.hasRemaining());
        }
        // end example

        @Override
        public void channelInactive(ChannelHandlerContext ctx) throws IOException {
            backend.close();
        }
    }

    /** Counts messages at a server of metrics. */
    static final class Counter extends SimpleChannelInboundHandler<String> {
        private final DatagramChannel metrics;
        private final SocketAddress server;
        private int lost;

        Counter(DatagramChannel metrics, SocketAddress server) throws IOException {
            this.metrics = metrics;
            this.server = server;
            metrics.configureBlocking(false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String message) throws IOException {
            ByteBuffer packet = ByteBuffer.wrap(new byte[] {'n', ':', '1'});
            int sent = metrics.send(packet, server); // expect: WB_RAW_CHANNEL_IN_FRAMEWORK fix=framework-api
            if (sent == 0) {
                lost++;
            }
            ctx.fireChannelRead(ReferenceCountUtil.retain(message));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            ctx.fireUserEventTriggered(lost);
        }
    }
}
