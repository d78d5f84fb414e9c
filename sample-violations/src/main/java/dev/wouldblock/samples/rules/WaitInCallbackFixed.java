package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The fixed twin of {@link WaitInCallback}. */
public final class WaitInCallbackFixed {

    // begin example
    private final HttpClient client =
            HttpClient.newBuilder().executor(Executors.newSingleThreadExecutor()).build();

    /** The second request starts when the first response is complete, and nobody waits for either. */
    CompletableFuture<String> load(HttpRequest request, HttpRequest login) {
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenCompose(response -> response.statusCode() == 401 ? renew(login) : done(response))
                .thenApply(HttpResponse::body);
    }

    private CompletableFuture<HttpResponse<String>> renew(HttpRequest login) {
        return client.sendAsync(login, BodyHandlers.ofString());
    }
    // end example

    void stop() {
        client.executor().map(ExecutorService.class::cast).ifPresent(ExecutorService::shutdownNow);
    }

    private static CompletableFuture<HttpResponse<String>> done(HttpResponse<String> response) {
        return CompletableFuture.completedFuture(response);
    }

    /** The next request is made after the first, by the thread that asked. */
    String follow(URI start) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(start).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        String next = response.headers().firstValue("link").orElse("");
        if (next.isEmpty()) {
            return response.body();
        }
        HttpRequest second = HttpRequest.newBuilder(URI.create(next)).build();
        return client.send(second, BodyHandlers.ofString()).body();
    }

    /** The callback starts a request and does not wait for it. */
    CompletableFuture<HttpResponse<Void>> report(HttpRequest request) {
        return client.sendAsync(request, this::counted);
    }

    private HttpResponse.BodySubscriber<Void> counted(HttpResponse.ResponseInfo info) {
        HttpRequest count = HttpRequest.newBuilder(URI.create("http://localhost/count/" + info.statusCode())).build();
        client.sendAsync(count, BodyHandlers.discarding());
        return BodySubscribers.discarding();
    }

    /** The stage that is returned says when the message has been dealt with. */
    CompletableFuture<WebSocket> listen(URI events) {
        return client.newWebSocketBuilder().buildAsync(events, new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(text.toString())).build();
                return client.sendAsync(request, BodyHandlers.discarding())
                        .thenRun(() -> socket.request(1));
            }
        });
    }
}
