package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Right: dependents with an executor of their own, and one that combines instead of waiting. */
public final class CompletionStageOffloaded {
    private final CompletableFuture<String> suffix;
    private final PreparedStatement insert;
    private final Executor workers;

    CompletionStageOffloaded(CompletableFuture<String> suffix, PreparedStatement insert, Executor workers) {
        this.suffix = suffix;
        this.insert = insert;
        this.workers = workers;
    }

    CompletionStage<String> named(CompletionStage<String> name) {
        return name.thenCombine(suffix, (text, end) -> text + end);
    }

    CompletionStage<String> waiting(CompletionStage<String> name) {
        return name.thenApplyAsync(text -> text + suffix.join(), workers);
    }

    CompletionStage<Void> stored(CompletionStage<String> name) {
        return name.thenAcceptAsync(this::store, workers);
    }

    private void store(String name) {
        try {
            insert.setString(1, name);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
