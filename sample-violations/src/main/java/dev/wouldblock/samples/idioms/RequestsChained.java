package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Right: requests after requests, none of them made by a callback that the first one needs. */
public final class RequestsChained {

    private final HttpClient client = HttpClient.newHttpClient();

    CompletableFuture<String> composed(HttpRequest first, HttpRequest second) {
        return client.sendAsync(first, BodyHandlers.discarding())
                .thenCompose(response -> client.sendAsync(second, BodyHandlers.ofString()))
                .thenApply(HttpResponse::body);
    }

    /** On a worker, after the first response. */
    CompletableFuture<String> onWorker(HttpRequest first, HttpRequest second, Executor workers) {
        return client.sendAsync(first, BodyHandlers.discarding())
                .thenApplyAsync(response -> body(second), workers);
    }

    private String body(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** On the thread that asks. */
    String both(HttpRequest first, HttpRequest second) throws IOException, InterruptedException {
        String start = client.send(first, BodyHandlers.ofString()).body();
        return start + client.sendAsync(second, BodyHandlers.ofString()).join().body();
    }
}
