package dev.wouldblock.samples.frameworks;

import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/** One thread repeats the duty cycle of an agent and everything that it polls. */
public final class AgronaAgents {

    static final class Archiver implements Agent {
        private final CompletableFuture<Integer> limit;
        private int done;

        Archiver(CompletableFuture<Integer> limit) {
            this.limit = limit;
        }

        @Override
        public int doWork() {
            int left = limit.join() - done; // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            done += left;
            return left;
        }

        @Override
        public String roleName() {
            return "archiver";
        }
    }

    static final class Store implements FragmentHandler {
        private final PreparedStatement insert;

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            try {
                insert.setInt(1, length);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static int poll(Subscription subscription, CompletableFuture<Void> permission) {
        return subscription.controlledPoll(
                (buffer, offset, length, header) -> {
                    permission.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                    return ControlledFragmentHandler.Action.CONTINUE;
                },
                10);
    }
}
