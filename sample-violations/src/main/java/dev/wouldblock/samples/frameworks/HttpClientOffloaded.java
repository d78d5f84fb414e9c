package dev.wouldblock.samples.frameworks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Right: one request after the other, and workers for what blocks. */
public final class HttpClientOffloaded {

    static CompletableFuture<HttpResponse<String>> fetchWithToken(
            HttpClient client, HttpRequest.Builder request, HttpRequest tokenRequest) {
        return client.sendAsync(tokenRequest, HttpResponse.BodyHandlers.ofString())
                .thenCompose(token -> client.sendAsync(
                        request.header("token", token.body()).build(), HttpResponse.BodyHandlers.ofString()));
    }

    static final class Ticker implements WebSocket.Listener {
        private final PreparedStatement insert;
        private final Executor workers;

        Ticker(PreparedStatement insert, Executor workers) {
            this.insert = insert;
            this.workers = workers;
        }

        /** The text may be used again when the returned stage has ended. */
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence price, boolean last) {
            return CompletableFuture.runAsync(() -> store(price), workers).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    socket.request(1);
                } else {
                    socket.abort();
                }
            });
        }

        private void store(CharSequence price) {
            try {
                insert.setString(1, price.toString());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
