package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Right: a channel of the framework's pipeline is the framework's own way to the socket, and does not go past it. */
public final class NettyOwnTransport {

    /** Sends the header of a proxy before the pipeline writes anything. */
    static final class ProxiedChannel extends NioSocketChannel {
        private final ByteBuffer header;

        ProxiedChannel(ByteBuffer header) {
            this.header = header;
        }

        boolean sendHeader() throws IOException {
            javaChannel().write(header);
            return !header.hasRemaining();
        }
    }

    static final class Greeting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext ctx) throws IOException {
            if (((ProxiedChannel) ctx.channel()).sendHeader()) {
                ctx.fireChannelActive();
            } else {
                ctx.close();
            }
        }
    }
}
