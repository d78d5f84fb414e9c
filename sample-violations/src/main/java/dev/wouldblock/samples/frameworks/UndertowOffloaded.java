package dev.wouldblock.samples.frameworks;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Right: dispatched to a worker before it waits. */
public final class UndertowOffloaded {

    /** Calls itself again on a worker. */
    static final class CountingHandler implements HttpHandler {
        private final PreparedStatement count;

        CountingHandler(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws SQLException {
            if (exchange.isInIoThread()) {
                exchange.dispatch(this);
                return;
            }
            exchange.getResponseSender().send(count.executeUpdate() + " rows");
        }
    }

    static HttpHandler dispatching(CompletableFuture<String> motto) {
        return exchange -> exchange.dispatch(() -> answer(exchange, motto.join()));
    }

    static HttpHandler behindBlockingHandler(CompletableFuture<String> motto) {
        return new BlockingHandler(exchange -> answer(exchange, motto.join()));
    }

    private static void answer(HttpServerExchange exchange, String text) {
        exchange.getResponseSender().send(text);
    }
}
