package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests that wait for their response in a callback of the client that makes them. */
public final class WaitInCallback {

    // begin example
    private final HttpClient client =
            HttpClient.newBuilder().executor(Executors.newSingleThreadExecutor()).build();

    /** The body handler runs on the client's only thread, and the second response needs that thread. */
    CompletableFuture<String> load(HttpRequest request, HttpRequest login) {
        return client.sendAsync(request, response -> {
                    if (response.statusCode() == 401) {
                        renew(login);
                    }
                    return BodySubscribers.ofString(StandardCharsets.UTF_8);
                })
                .thenApply(HttpResponse::body);
    }

    private void renew(HttpRequest login) {
        try {
            client.send(login, BodyHandlers.discarding()); // expect: WB_WAIT_IN_CALLBACK fix=async-form
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
    // end example

    void stop() {
        client.executor().map(ExecutorService.class::cast).ifPresent(ExecutorService::shutdownNow);
    }

    /** The handler as an anonymous class, in a synchronous request. */
    String follow(URI start) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(start).build();
        HttpResponse<String> response = client.send(request, new HttpResponse.BodyHandler<>() {
            @Override
            public HttpResponse.BodySubscriber<String> apply(HttpResponse.ResponseInfo info) {
                String next = info.headers().firstValue("link").orElse("");
                if (next.isEmpty()) {
                    return BodySubscribers.ofString(StandardCharsets.UTF_8);
                }
                try {
                    HttpRequest second = HttpRequest.newBuilder(URI.create(next)).build();
                    String body = client.send(second, BodyHandlers.ofString()).body(); // expect: WB_WAIT_IN_CALLBACK fix=async-form
                    return BodySubscribers.replacing(body);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return BodySubscribers.replacing("");
                }
            }
        });
        return response.body();
    }

    /** A method reference. */
    CompletableFuture<HttpResponse<Void>> report(HttpRequest request) {
        return client.sendAsync(request, this::counted);
    }

    private HttpResponse.BodySubscriber<Void> counted(HttpResponse.ResponseInfo info) {
        HttpRequest count = HttpRequest.newBuilder(URI.create("http://localhost/count/" + info.statusCode())).build();
        client.sendAsync(count, BodyHandlers.discarding()).join(); // expect: WB_WAIT_IN_CALLBACK fix=async-form
        return BodySubscribers.discarding();
    }

    /** The messages of a web socket come on the client's executor too. */
    CompletableFuture<WebSocket> listen(URI events) {
        return client.newWebSocketBuilder().buildAsync(events, new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(text.toString())).build();
                try {
                    client.send(request, BodyHandlers.discarding()); // expect: WB_WAIT_IN_CALLBACK fix=async-form
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                socket.request(1);
                return CompletableFuture.completedStage(null);
            }
        });
    }
}
