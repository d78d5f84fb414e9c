package dev.wouldblock.samples.frameworks;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Right: workers do what blocks, and the handler of their result runs on the event loop again. */
public final class VertxOffloaded {
    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final PreparedStatement insert;

    VertxOffloaded(Vertx vertx, WorkerExecutor workers, PreparedStatement insert) {
        this.vertx = vertx;
        this.workers = workers;
        this.insert = insert;
    }

    void serve(HttpServer server) {
        server.requestHandler(request -> {
            String order = request.getParam("order");
            vertx.executeBlocking(() -> store(order)).onSuccess(rows -> answer(request, rows));
        });
    }

    void serveInAnyOrder(HttpServer server) {
        server.requestHandler(request -> {
            String order = request.getParam("order");
            vertx.executeBlocking(() -> store(order), false).onSuccess(rows -> answer(request, rows));
        });
    }

    void serveFromOwnWorkers(HttpServer server) {
        server.requestHandler(request -> {
            String order = request.getParam("order");
            workers.executeBlocking(() -> store(order)).onSuccess(rows -> answer(request, rows));
        });
    }

    void route(Route route, CompletableFuture<String> motto) {
        route.blockingHandler(routing -> routing.response().end(motto.join()));
    }

    private static void answer(HttpServerRequest request, int rows) {
        request.response().end(rows + " stored");
    }

    private int store(String order) throws SQLException {
        insert.setString(1, order);
        return insert.executeUpdate();
    }
}
