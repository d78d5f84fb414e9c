package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Right: what blocks runs on the elastic scheduler, and what does not wait is composed. */
public final class ReactorOffloaded {
    private final Function<String, Mono<String>> names;
    private final PreparedStatement insert;
    private final Scheduler workers;

    ReactorOffloaded(Function<String, Mono<String>> names, PreparedStatement insert, Scheduler workers) {
        this.names = names;
        this.insert = insert;
        this.workers = workers;
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

    /** The scheduler is for the whole chain, wherever the operator stands in it. */
    Mono<Integer> subscribeOnLast(String id) {
        return Mono.just(id).map(this::storeUnchecked).filter(count -> count > 0).subscribeOn(workers);
    }

    Flux<Integer> publishOnGiven(Flux<String> ids) {
        return ids.publishOn(workers).map(this::storeUnchecked);
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
