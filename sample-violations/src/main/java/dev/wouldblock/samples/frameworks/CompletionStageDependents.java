package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A dependent runs on the thread that completes the stage, which may be a loop of whoever answers. */
public final class CompletionStageDependents {
    private final CompletableFuture<String> suffix;
    private final PreparedStatement insert;

    CompletionStageDependents(CompletableFuture<String> suffix, PreparedStatement insert) {
        this.suffix = suffix;
        this.insert = insert;
    }

    CompletionStage<String> named(CompletionStage<String> name) {
        return name.thenApply(text -> text + suffix.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    CompletionStage<Void> stored(CompletionStage<String> name) {
        return name.thenAccept(this::store);
    }

    private void store(String name) {
        try {
            insert.setString(1, name);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
