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

/** Controllers that answer with a Mono or a Flux: in WebFlux they run on the event loop of the server. */
@RestController
@RequestMapping("/prices")
public final class WebFluxControllers {

    private final PreparedStatement query;
    private final Mono<String> motto = Mono.just("festina lente").delayElement(Duration.ofMillis(20));

    WebFluxControllers(PreparedStatement query) {
        this.query = query;
    }

    @GetMapping("/now")
    Mono<String> now() throws SQLException {
        try (ResultSet prices = query.executeQuery()) { // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            return Mono.just(prices.toString());
        }
    }

    /** A wait of its own, just to return what it waited for. */
    @GetMapping("/motto")
    Mono<String> motto() {
        return Mono.just("motto: " + motto.block()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
    }

    /** To wrap the wait does not move it: the server subscribes on the event loop. */
    @PostMapping
    Mono<Integer> store() {
        return Mono.fromCallable(() -> query.executeUpdate()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
    }

    @RequestMapping("/all")
    Flux<String> all() {
        pause();
        return Flux.just("1.20", "1.30");
    }

    private static void pause() {
        try {
            Thread.sleep(50); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
