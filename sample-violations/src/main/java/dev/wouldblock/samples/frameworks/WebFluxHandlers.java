package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** WebFlux calls filters and handlers on the event loop of the server. */
public final class WebFluxHandlers {

    static final class QuotaFilter implements WebFilter {
        private final PreparedStatement count;

        QuotaFilter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            try {
                count.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                return Mono.error(e);
            }
            return chain.filter(exchange);
        }
    }

    static final class TokenFilter implements ExchangeFilterFunction {
        private final CompletableFuture<String> token;

        TokenFilter(CompletableFuture<String> token) {
            this.token = token;
        }

        @Override
        public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
            String value = token.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            return next.exchange(ClientRequest.from(request).header("token", value).build());
        }
    }

    static final class NameHandler implements HandlerFunction<ServerResponse> {
        @Override
        public Mono<ServerResponse> handle(ServerRequest request) {
            Mono<String> name = request.bodyToMono(String.class);
            String text = name.block(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            return ServerResponse.ok().bodyValue("hello " + text);
        }
    }
}
