package dev.wouldblock.samples.frameworks;

import io.smallrye.common.annotation.NonBlocking;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Whoever annotates a method so promises that it does not wait. */
public final class NonBlockingMethods {
    private final CompletableFuture<String> motto;
    private final PreparedStatement insert;

    NonBlockingMethods(CompletableFuture<String> motto, PreparedStatement insert) {
        this.motto = motto;
        this.insert = insert;
    }

    @org.jetbrains.annotations.NonBlocking
    void pause() throws InterruptedException {
        Thread.sleep(20); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    @NonBlocking
    String motto() {
        return motto.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    @io.micronaut.core.annotation.NonBlocking
    void store(String order) throws SQLException {
        insert.setString(1, order);
        insert();
    }

    private void insert() throws SQLException {
        insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
    }
}
