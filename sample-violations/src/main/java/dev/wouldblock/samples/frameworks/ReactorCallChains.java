package dev.wouldblock.samples.frameworks;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Operators after operators, as most code does. */
public final class ReactorCallChains {

    static Flux<String> named(Flux<String> ids, Function<String, Mono<String>> names) {
        return ids.filter(id -> !id.isBlank())
                .distinct()
                .map(id -> {
                    Mono<String> name = names.apply(id);
                    return name.block(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
                });
    }

    static Mono<String> priced(Mono<String> id, CompletableFuture<String> price) {
        return id.filter(key -> !key.isBlank())
                .map(key -> key + price.join()) // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                .defaultIfEmpty("nothing");
    }
}
