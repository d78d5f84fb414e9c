package dev.wouldblock.samples.frameworks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;

/** The listener of a future is called on the event loop, be it a class, a lambda or a method. */
public final class NettyListeners {
    private final CompletableFuture<String> configuration;

    NettyListeners(CompletableFuture<String> configuration) {
        this.configuration = configuration;
    }

    void greetByLambda(Channel channel) {
        ChannelFuture written = channel.writeAndFlush("hello");
        written.addListener(done -> {
            channel.writeAndFlush(configuration.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }

    void greetByAnonymousClass(Channel channel) {
        ChannelFuture written = channel.writeAndFlush("hello");
        written.addListener(new ChannelFutureListener() {
            @Override
            public void operationComplete(ChannelFuture done) {
                done.channel().writeAndFlush(configuration.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            }
        });
    }

    void greetByMethod(Channel channel) {
        ChannelFuture written = channel.writeAndFlush("hello");
        written.addListener(this::onWritten);
    }

    private void onWritten(Future<? super Void> done) throws InterruptedException {
        if (!done.isSuccess()) {
            Thread.sleep(100); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        }
    }
}
