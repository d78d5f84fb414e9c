package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.future.IoFuture;
import org.apache.mina.core.future.IoFutureListener;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;

/** Without an executor in the filter chain MINA calls handlers and filters on an I/O processor thread. */
public final class MinaHandlers extends IoHandlerAdapter {
    private final CompletableFuture<String> greeting;
    private final ConnectFuture backend;

    MinaHandlers(CompletableFuture<String> greeting, ConnectFuture backend) {
        this.greeting = greeting;
        this.backend = backend;
    }

    @Override
    public void sessionOpened(IoSession session) {
        session.write(greeting.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
        backend.awaitUninterruptibly(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        backend.getSession().write(message);
    }

    static final class AuditFilter extends IoFilterAdapter {
        private final PreparedStatement insert;

        AuditFilter(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void messageReceived(NextFilter next, IoSession session, Object message) throws SQLException {
            insert.setString(1, message.toString());
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            next.messageReceived(session, message);
        }
    }

    static final class Closed implements IoFutureListener<IoFuture> {
        private final CompletableFuture<Void> report;

        Closed(CompletableFuture<Void> report) {
            this.report = report;
        }

        @Override
        public void operationComplete(IoFuture closed) {
            report.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
    }
}
