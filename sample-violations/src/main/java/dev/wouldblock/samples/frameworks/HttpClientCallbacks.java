package dev.wouldblock.samples.frameworks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Body handlers, body subscribers and listeners of web sockets run on the executor of their client. */
public final class HttpClientCallbacks {

    static CompletableFuture<HttpResponse<String>> fetch(
            HttpClient client, HttpRequest request, CompletableFuture<Boolean> allowed) {
        return client.sendAsync(request, head -> {
            if (!allowed.join()) { // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                return HttpResponse.BodySubscribers.replacing("");
            }
            return HttpResponse.BodyHandlers.ofString().apply(head);
        });
    }

    /** The client may have no thread left for the second request. */
    static CompletableFuture<HttpResponse<String>> fetchWithToken(
            HttpClient client, HttpRequest request, HttpRequest tokenRequest) {
        return client.sendAsync(request, head -> {
            try {
                client.send(tokenRequest, HttpResponse.BodyHandlers.ofString()); // expect: WB_WAIT_IN_CALLBACK fix=async-form
            } catch (IOException e) {
                return HttpResponse.BodySubscribers.replacing("");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HttpResponse.BodyHandlers.ofString().apply(head);
        });
    }

    static final class Store implements HttpResponse.BodySubscriber<Void> {
        private final PreparedStatement insert;
        private final CompletableFuture<Void> body = new CompletableFuture<>();

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            try {
                insert.setInt(1, parts.size());
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(null);
        }
    }

    static final class Ticker implements WebSocket.Listener {
        private final PreparedStatement insert;

        Ticker(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence price, boolean last) {
            try {
                insert.setString(1, price.toString());
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                socket.abort();
            }
            socket.request(1);
            return null;
        }
    }
}
