package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A subscriber is called by the thread of its publisher. */
public final class FlowSubscribers implements Flow.Subscriber<String> {
    private final PreparedStatement insert;
    private final CompletableFuture<Integer> demand;

    FlowSubscribers(PreparedStatement insert, CompletableFuture<Integer> demand) {
        this.insert = insert;
        this.demand = demand;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(demand.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    @Override
    public void onNext(String order) {
        try {
            insert.setString(1, order);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        } catch (SQLException e) {
            onError(e);
        }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
