package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The synchronous call of another library on an event loop. */
public final class OkHttpCalls extends SimpleChannelInboundHandler<Request> {
    private final OkHttpClient client;

    OkHttpCalls(OkHttpClient client) {
        this.client = client;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Request request) throws IOException {
        Call call = client.newCall(request);
        Response answer = call.execute(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        ctx.writeAndFlush(answer);
    }

    /** Right: a thread of the client waits and calls back. */
    static final class Asynchronous extends SimpleChannelInboundHandler<Request> {
        private final OkHttpClient client;

        Asynchronous(OkHttpClient client) {
            this.client = client;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Request request) {
            client.newCall(request).enqueue(new Callback() {
                @Override
                public void onResponse(Call call, Response answer) {
                    ctx.writeAndFlush(answer);
                }

                @Override
                public void onFailure(Call call, IOException failure) {
                    ctx.fireExceptionCaught(failure);
                }
            });
        }
    }
}
