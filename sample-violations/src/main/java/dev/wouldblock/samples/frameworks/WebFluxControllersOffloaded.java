package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Right: what waits has a thread that may, or there is nothing that waits. */
@RestController
@RequestMapping("/prices")
public final class WebFluxControllersOffloaded {

    private final PreparedStatement query;
    private final Mono<String> motto = Mono.just("festina lente").delayElement(Duration.ofMillis(20));

    WebFluxControllersOffloaded(PreparedStatement query) {
        this.query = query;
    }

    /** Without a reactive type the method may as well run on a thread of its own. */
    @GetMapping("/now")
    String now() throws SQLException {
        try (ResultSet prices = query.executeQuery()) {
            return prices.toString();
        }
    }

    @GetMapping("/motto")
    Mono<String> motto() {
        return motto.map(text -> "motto: " + text);
    }

    @PostMapping
    Mono<Integer> store() {
        return Mono.fromCallable(() -> query.executeUpdate()).subscribeOn(Schedulers.boundedElastic());
    }

    /** Answers something that somebody else subscribes to, on a thread of his own. */
    @PostMapping("/later")
    Mono<Integer> storeLater() {
        return elsewhere(Mono.fromCallable(() -> query.executeUpdate()));
    }

    private static <T> Mono<T> elsewhere(Mono<T> work) {
        return work.subscribeOn(Schedulers.boundedElastic());
    }

    @RequestMapping("/all")
    Flux<String> all() {
        return Flux.just("1.20", "1.30").delaySubscription(Duration.ofMillis(50));
    }

    /** No request runs this: it is called when the program starts. */
    public Mono<Integer> warmUp() throws SQLException {
        return Mono.just(query.executeUpdate());
    }
}
