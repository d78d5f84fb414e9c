package dev.wouldblock.samples.frameworks;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A task given to an event loop holds up every channel of that loop. */
public final class NettyTasks {
    private final CompletableFuture<String> answer;
    private final PreparedStatement heartbeat;

    NettyTasks(CompletableFuture<String> answer, PreparedStatement heartbeat) {
        this.answer = answer;
        this.heartbeat = heartbeat;
    }

    void execute(Channel channel) {
        EventLoop loop = channel.eventLoop();
        loop.execute(() -> channel.writeAndFlush(answer.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    void executeAnonymous(Channel channel, Future<?> handshake) {
        EventLoop loop = channel.eventLoop();
        loop.execute(new Runnable() {
            @Override
            public void run() {
                handshake.syncUninterruptibly(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
                channel.writeAndFlush("ready");
            }
        });
    }

    void schedule(EventExecutor executor) {
        executor.schedule(this::beat, 5, TimeUnit.SECONDS);
    }

    private Void beat() throws SQLException {
        heartbeat.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        return null;
    }

    /** The wheel of a HashedWheelTimer has one thread. */
    final class Expiry implements TimerTask {
        @Override
        public void run(Timeout timeout) throws SQLException {
            heartbeat.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }
}
