package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;

/** Two handlers and a worker reach the same call: it is reported once. */
public final class NettySharedHelper {

    static final class Orders extends SimpleChannelInboundHandler<String> {
        private final Journal journal;

        Orders(Journal journal) {
            this.journal = journal;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String order) throws SQLException {
            journal.write("order " + order);
        }
    }

    static final class Returns extends SimpleChannelInboundHandler<String> {
        private final Journal journal;

        Returns(Journal journal) {
            this.journal = journal;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String order) throws SQLException {
            String line = "returned " + order;
            journal.write(line);
        }
    }

    static void close(ExecutorService workers, Journal journal) {
        workers.submit(() -> {
            journal.write("closed");
            return journal;
        });
    }

    static final class Journal {
        private final PreparedStatement insert;

        Journal(PreparedStatement insert) {
            this.insert = insert;
        }

        void write(String line) throws SQLException {
            insert.setString(1, line);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }
}
