package dev.wouldblock.samples.frameworks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Decoders and encoders run where the handlers run. */
public final class NettyCodecs {

    /** A name server that does not answer stops every channel of the loop. */
    static final class PeerDecoder extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws IOException {
            if (in.isReadable() && in.readableBytes() > in.getByte(in.readerIndex())) {
                byte[] name = new byte[in.readByte()];
                in.readBytes(name);
                String host = new String(name, StandardCharsets.US_ASCII);
                out.add(InetAddress.getByName(host)); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            }
        }
    }

    static final class LoginDecoder extends MessageToMessageDecoder<FullHttpRequest> {
        private final PreparedStatement login;

        LoginDecoder(PreparedStatement login) {
            this.login = login;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, FullHttpRequest request, List<Object> out)
                throws SQLException {
            login.setString(1, request.headers().get("user"));
            login.execute(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            out.add(request.retain());
        }
    }

    static final class SealingEncoder extends MessageToByteEncoder<String> {
        private final HttpClient keyServer;
        private final HttpRequest keyRequest;

        SealingEncoder(HttpClient keyServer, HttpRequest keyRequest) {
            this.keyServer = keyServer;
            this.keyRequest = keyRequest;
        }

        @Override
        protected void encode(ChannelHandlerContext ctx, String message, ByteBuf out)
                throws IOException, InterruptedException {
            HttpResponse<byte[]> key =
                    keyServer.send(keyRequest, HttpResponse.BodyHandlers.ofByteArray()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            out.writeBytes(key.body());
            out.writeCharSequence(message, StandardCharsets.UTF_8);
        }
    }
}
