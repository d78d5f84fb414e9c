package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.mina.core.service.IoAcceptor;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.executor.ExecutorFilter;

/** Right: the filter chain moves events to a pool before the handler gets them. */
public final class MinaExecutorFilter extends IoHandlerAdapter {
    private final PreparedStatement insert;

    MinaExecutorFilter(PreparedStatement insert) {
        this.insert = insert;
    }

    static void configure(IoAcceptor acceptor, PreparedStatement insert) {
        acceptor.getFilterChain().addLast("workers", new ExecutorFilter());
        acceptor.setHandler(new MinaExecutorFilter(insert));
    }

    @Override
    public void messageReceived(IoSession session, Object message) throws SQLException {
        insert.setString(1, message.toString());
        insert.executeUpdate();
    }
}
