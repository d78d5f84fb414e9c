package dev.wouldblock.samples.frameworks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.CompletableFuture;

/** Handlers given at the end of a chain of calls, as most code does. */
public final class VertxCallChains {

    static Future<HttpServer> serve(Vertx vertx, CompletableFuture<String> motto) {
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response().end(motto.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                })
                .listen(8080);
    }

    static Router route(Vertx vertx, CompletableFuture<String> motto) {
        Router router = Router.router(vertx);
        router.get("/motto").handler(routing -> {
            routing.response().end(motto.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
        return router;
    }

    static void listen(Vertx vertx, CompletableFuture<String> motto) {
        vertx.eventBus().consumer("motto", message -> {
            message.reply(motto.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }
}
