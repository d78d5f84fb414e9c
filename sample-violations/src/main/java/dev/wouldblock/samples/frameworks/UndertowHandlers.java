package dev.wouldblock.samples.frameworks;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Undertow calls a handler on an I/O thread until the exchange is dispatched. */
public final class UndertowHandlers {

    static final class CountingHandler implements HttpHandler {
        private final PreparedStatement count;
        private final HttpHandler next;

        CountingHandler(PreparedStatement count, HttpHandler next) {
            this.count = count;
            this.next = next;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            count.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            next.handleRequest(exchange);
        }
    }

    static HttpHandler motto(CompletableFuture<String> motto) {
        return exchange -> exchange.getResponseSender().send(motto.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    static final class Logged implements IoCallback {
        private final PreparedStatement insert;

        Logged(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            try {
                insert.setString(1, exchange.getRequestPath());
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                exchange.endExchange();
            }
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            exchange.endExchange();
        }
    }
}
