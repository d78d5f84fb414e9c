package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An operator runs on the thread of its source: in a reactive server that is an event loop. */
public final class ReactorOperators {
    private final CompletableFuture<String> currency;

    ReactorOperators(CompletableFuture<String> currency) {
        this.currency = currency;
    }

    Mono<String> map(Mono<String> price) {
        return price.map(amount -> amount + currency.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    Flux<String> flatMap(Flux<String> prices) {
        return prices.flatMap(amount -> {
            String unit = currency.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            return Mono.just(amount + unit);
        });
    }

    Flux<String> slowDown(Flux<String> prices) {
        return prices.doOnNext(ReactorOperators::pause);
    }

    /** The threads of this scheduler must not block either. */
    Flux<String> onParallel(Flux<String> prices) {
        return prices.map(amount -> amount + currency.join()) // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                .subscribeOn(Schedulers.parallel());
    }

    /** Too late: what stands before runs where the source emits. */
    Flux<String> publishOnLast(Flux<String> prices) {
        return prices.map(amount -> amount + currency.join()) // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                .publishOn(Schedulers.boundedElastic());
    }

    private static void pause(String price) {
        try {
            Thread.sleep(10); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void print(Flux<String> prices, Consumer<String> display) {
        prices.subscribe(amount -> display.accept(amount + currency.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    static final class Store extends BaseSubscriber<String> {
        private final PreparedStatement insert;

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        protected void hookOnNext(String price) {
            try {
                insert.setString(1, price);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                cancel();
            }
        }
    }
}
