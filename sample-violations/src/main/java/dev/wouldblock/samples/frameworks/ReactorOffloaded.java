package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Right: what blocks runs on the elastic scheduler, and what does not wait is composed. */
public final class ReactorOffloaded {
    private final Function<String, Mono<String>> names;
    private final PreparedStatement insert;

    ReactorOffloaded(Function<String, Mono<String>> names, PreparedStatement insert) {
        this.names = names;
        this.insert = insert;
    }

    Flux<String> publishOn(Flux<String> ids) {
        return ids.publishOn(Schedulers.boundedElastic()).map(id -> names.apply(id).block());
    }

    Flux<Integer> subscribeOn(Flux<String> ids) {
        return ids.flatMap(
                id -> Mono.fromCallable(() -> store(id)).subscribeOn(Schedulers.boundedElastic()));
    }

    Mono<Integer> subscribeOnFirst(String id) {
        return Mono.just(id).subscribeOn(Schedulers.boundedElastic()).map(this::storeUnchecked);
    }

    Flux<String> compose(Flux<String> ids) {
        return ids.flatMap(names).delayElements(Duration.ofMillis(10));
    }

    private int storeUnchecked(String id) {
        try {
            return store(id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int store(String id) throws SQLException {
        insert.setString(1, id);
        return insert.executeUpdate();
    }
}
