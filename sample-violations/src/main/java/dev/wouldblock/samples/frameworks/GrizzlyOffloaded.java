package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** Right: the chain is suspended while a worker waits. */
public final class GrizzlyOffloaded extends BaseFilter {
    private final PreparedStatement insert;
    private final Executor workers;

    GrizzlyOffloaded(PreparedStatement insert, Executor workers) {
        this.insert = insert;
        this.workers = workers;
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        NextAction suspend = ctx.getSuspendAction();
        ctx.suspend();
        workers.execute(() -> {
            store(ctx.getMessage().toString());
            ctx.resume();
        });
        return suspend;
    }

    private synchronized void store(String message) {
        try {
            insert.setString(1, message);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
