package dev.wouldblock.samples.frameworks;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.CompletableFuture;

/** Right: waits off the event loop only; on it, the asynchronous forms. */
public final class VertxGuarded {
    private final Vertx vertx;
    private final CompletableFuture<String> motto;

    VertxGuarded(Vertx vertx, CompletableFuture<String> motto) {
        this.vertx = vertx;
        this.motto = motto;
    }

    void serve(HttpServer server) {
        server.requestHandler(request -> request.response().end(mottoOrNone()));
    }

    /** Also called by threads of a pool. */
    private String mottoOrNone() {
        if (Context.isOnEventLoopThread()) {
            return motto.getNow("none yet");
        }
        return motto.join();
    }

    void serveWhenKnown(HttpServer server) {
        server.requestHandler(request -> Future.fromCompletionStage(motto, vertx.getOrCreateContext())
                .onSuccess(text -> request.response().end(text)));
    }

    void serveLate(HttpServer server) {
        server.requestHandler(request -> vertx.setTimer(500, timer -> request.response().end("late")));
    }

    void serveFile(HttpServer server, FileSystem files) {
        server.requestHandler(request ->
                files.readFile("terms.txt").onSuccess(terms -> request.response().end(terms)));
    }
}
