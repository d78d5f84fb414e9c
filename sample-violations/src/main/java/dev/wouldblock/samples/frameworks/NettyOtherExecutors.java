package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.CompletableFuture;

/** Executors with the type of an event loop that serve no channel. */
public final class NettyOtherExecutors {
    private static final EventExecutor OTHER = new DefaultEventExecutor();

    private final CompletableFuture<String> answer;
    private String motto = "";

    NettyOtherExecutors(CompletableFuture<String> answer) {
        this.answer = answer;
    }

    /** Right: no channel is served by this thread. */
    void onThreadOfItsOwn() {
        GlobalEventExecutor.INSTANCE.execute(() -> motto = answer.join());
    }

    /** Right: the same, though the type of the variable does not tell. */
    void onThreadOfItsOwnByItsInterface() {
        EventExecutor executor = GlobalEventExecutor.INSTANCE;
        executor.submit(() -> motto = answer.join());
    }

    /** Right: what was made tells, not the type of the field. */
    void onThreadMadeForIt() {
        OTHER.submit(() -> motto = answer.join());
    }

    /** Right: it runs on the thread of the caller, who may wait. */
    void atOnce() {
        ImmediateEventExecutor.INSTANCE.execute(() -> motto = answer.join());
    }

    /** The thread of the caller is an event loop here. */
    final class Greeter extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ImmediateEventExecutor.INSTANCE.execute(
                    () -> ctx.writeAndFlush(motto + answer.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
    }
}
