package dev.wouldblock.samples.frameworks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniOnItem;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** In a Quarkus application the items of a Uni come on an event loop, unless something moved them elsewhere. */
public final class MutinyOperators {

    static Uni<String> map(Uni<String> price, CompletableFuture<String> currency) {
        return price.map(amount -> amount + currency.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    static Uni<String> transform(Uni<String> id, Uni<String> motto) {
        UniOnItem<String> onId = id.onItem();
        return onId.transform(key -> {
            return key + motto.await().indefinitely(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    static Multi<String> named(Multi<String> ids, Uni<String> motto) {
        return ids.map(id -> id + motto.await().atMost(Duration.ofSeconds(1))); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
    }

    static Uni<String> invoke(Uni<String> id, PreparedStatement insert) {
        UniOnItem<String> onId = id.onItem();
        return onId.invoke(key -> {
            try {
                insert.setString(1, key);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
