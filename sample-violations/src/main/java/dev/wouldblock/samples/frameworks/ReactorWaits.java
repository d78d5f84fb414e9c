package dev.wouldblock.samples.frameworks;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for a publisher inside an operator of another one. */
public final class ReactorWaits {
    private final Function<String, Mono<String>> names;
    private final Function<String, Flux<String>> tags;

    ReactorWaits(Function<String, Mono<String>> names, Function<String, Flux<String>> tags) {
        this.names = names;
        this.tags = tags;
    }

    Flux<String> block(Flux<String> ids) {
        return ids.map(id -> {
            Mono<String> name = names.apply(id);
            return name.block(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    Flux<String> blockWithLimit(Flux<String> ids) {
        return ids.map(id -> {
            Mono<String> name = names.apply(id);
            return name.block(Duration.ofSeconds(1)); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    Mono<String> blockOptional(Mono<String> id) {
        return id.map(key -> {
            Mono<String> name = names.apply(key);
            return name.blockOptional().orElse(key); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    Flux<String> blockFirst(Flux<String> ids) {
        return ids.map(id -> {
            Flux<String> all = tags.apply(id);
            return all.blockFirst(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    Flux<List<String>> stream(Flux<String> ids) {
        return ids.map(id -> {
            Flux<String> all = tags.apply(id);
            return all.toStream().collect(Collectors.toList()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }
}
