package dev.wouldblock.samples.frameworks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A task for a worker that the event loop runs itself, through a method that the task inherits from an interface. */
public final class NettyInheritedRun extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<String> answer;

    NettyInheritedRun(CompletableFuture<String> answer) {
        this.answer = answer;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        new Reply(ctx.channel(), answer).run();
    }

    interface Guarded extends Runnable {
        @Override
        default void run() {
            try {
                runGuarded();
            } catch (RuntimeException e) {
                Thread.currentThread().interrupt();
            }
        }

        void runGuarded();
    }

    private abstract static class Task implements Guarded {
        final Channel channel;

        Task(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void runGuarded() {
            if (channel.isActive()) {
                process();
            }
        }

        abstract void process();
    }

    private static final class Reply extends Task {
        private final CompletableFuture<String> answer;

        Reply(Channel channel, CompletableFuture<String> answer) {
            super(channel);
            this.answer = answer;
        }

        @Override
        void process() {
            reply(true);
        }

        private void reply(boolean flush) {
            String text = read();
            if (flush) {
                channel.writeAndFlush(text);
            }
        }

        private String read() {
            return answer.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
    }

    /** On a worker it may wait. */
    static final class Offloaded extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<String> answer;
        private final ExecutorService workers;

        Offloaded(CompletableFuture<String> answer, ExecutorService workers) {
            this.answer = answer;
            this.workers = workers;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            workers.execute(new Report(ctx.channel(), answer));
        }
    }

    private static final class Report extends Task {
        private final CompletableFuture<String> answer;

        Report(Channel channel, CompletableFuture<String> answer) {
            super(channel);
            this.answer = answer;
        }

        @Override
        void process() {
            channel.writeAndFlush(answer.join());
        }
    }
}
