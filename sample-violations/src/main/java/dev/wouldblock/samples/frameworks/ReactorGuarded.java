package dev.wouldblock.samples.frameworks;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Right: blocks on threads that may block. */
public final class ReactorGuarded {
    private final Function<String, Mono<String>> names;

    ReactorGuarded(Function<String, Mono<String>> names) {
        this.names = names;
    }

    Flux<String> named(Flux<String> ids) {
        return ids.map(this::nameOrId);
    }

    private String nameOrId(String id) {
        if (Schedulers.isInNonBlockingThread()) {
            return id;
        }
        return names.apply(id).block();
    }

    /** For a main method or a test. */
    List<String> all(Flux<String> ids) {
        return ids.flatMap(names).collectList().block();
    }

    String first(Flux<String> ids) {
        return ids.blockFirst();
    }
}
