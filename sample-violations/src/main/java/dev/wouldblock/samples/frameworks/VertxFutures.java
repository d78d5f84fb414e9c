package dev.wouldblock.samples.frameworks;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Vert.x calls back on the event loop of the context that asked. */
public final class VertxFutures {
    private final CompletableFuture<String> suffix;
    private final PreparedStatement insert;

    VertxFutures(CompletableFuture<String> suffix, PreparedStatement insert) {
        this.suffix = suffix;
        this.insert = insert;
    }

    void onComplete(Future<String> name, Consumer<String> display) {
        name.onComplete(done -> {
            if (done.succeeded()) {
                display.accept(done.result() + suffix.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            }
        });
    }

    void onSuccess(Future<String> name) {
        name.onSuccess(this::store);
    }

    private void store(String name) {
        try {
            insert.setString(1, name);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Future<String> map(Future<String> name) {
        return name.map(text -> text + suffix.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    Future<String> compose(Future<String> name) {
        return name.compose(text -> Future.succeededFuture(text + suffix.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }
}
