package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Right: the statement runs on the elastic scheduler, the body is mapped when it is there. */
public final class WebFluxOffloaded {

    static final class QuotaFilter implements WebFilter {
        private final PreparedStatement count;

        QuotaFilter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return Mono.fromCallable(this::count)
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(chain.filter(exchange));
        }

        private int count() throws SQLException {
            return count.executeUpdate();
        }
    }

    static final class NameHandler implements HandlerFunction<ServerResponse> {
        @Override
        public Mono<ServerResponse> handle(ServerRequest request) {
            Mono<String> name = request.bodyToMono(String.class);
            return name.flatMap(text -> ServerResponse.ok().bodyValue("hello " + text));
        }
    }
}
