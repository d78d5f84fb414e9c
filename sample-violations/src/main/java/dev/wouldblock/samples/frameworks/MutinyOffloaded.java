package dev.wouldblock.samples.frameworks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Right: workers wait, operators compose, and a test of the thread comes before a wait. */
public final class MutinyOffloaded {

    static Uni<String> emitOn(Uni<String> price, CompletableFuture<String> currency, Executor workers) {
        return price.emitOn(workers).map(amount -> amount + currency.join());
    }

    static Uni<Integer> runSubscriptionOn(String id, PreparedStatement insert, Executor workers) {
        return Uni.createFrom().item(() -> store(id, insert)).runSubscriptionOn(workers);
    }

    static Multi<String> compose(Multi<String> ids, Uni<String> motto) {
        return ids.onItem().transformToUniAndConcatenate(id -> motto.map(text -> id + text));
    }

    static Uni<String> guarded(Uni<String> id, Uni<String> motto) {
        return id.map(key -> key + mottoOrNone(motto));
    }

    private static String mottoOrNone(Uni<String> motto) {
        return Infrastructure.canCallerThreadBeBlocked() ? motto.await().indefinitely() : "";
    }

    private static int store(String id, PreparedStatement insert) {
        try {
            insert.setString(1, id);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
