package dev.wouldblock.samples.frameworks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** With the same-thread strategy Grizzly calls filters on the thread that selects. */
public final class GrizzlyFilters {

    static final class AuditFilter extends BaseFilter {
        private final PreparedStatement insert;

        AuditFilter(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public NextAction handleRead(FilterChainContext ctx) {
            try {
                insert.setString(1, ctx.getMessage().toString());
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                return ctx.getStopAction();
            }
            return ctx.getInvokeAction();
        }

        @Override
        public NextAction handleAccept(FilterChainContext ctx) {
            try {
                InetAddress peer = InetAddress.getByName(ctx.getAddress().toString()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
                ctx.setMessage(peer);
            } catch (UnknownHostException e) {
                return ctx.getStopAction();
            }
            return ctx.getInvokeAction();
        }
    }

    static final class Written extends EmptyCompletionHandler<Object> {
        private final CompletableFuture<Void> report;

        Written(CompletableFuture<Void> report) {
            this.report = report;
        }

        @Override
        public void completed(Object result) {
            report.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
    }
}
