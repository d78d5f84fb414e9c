package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Right: a worker stores, and asks for the next item when it has. */
public final class FlowOffloaded implements Flow.Subscriber<String> {
    private final PreparedStatement insert;
    private final Executor workers;
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();

    FlowOffloaded(PreparedStatement insert, Executor workers) {
        this.insert = insert;
        this.workers = workers;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(String order) {
        workers.execute(() -> {
            try {
                insert.setString(1, order);
                insert.executeUpdate();
                source.join().request(1);
            } catch (SQLException e) {
                source.join().cancel();
            }
        });
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
