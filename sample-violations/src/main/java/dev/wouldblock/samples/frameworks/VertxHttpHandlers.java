package dev.wouldblock.samples.frameworks;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;

/** One slow request holds up every other request of the loop. */
public final class VertxHttpHandlers {
    private final CompletableFuture<String> motto;
    private final FileSystem files;

    VertxHttpHandlers(CompletableFuture<String> motto, FileSystem files) {
        this.motto = motto;
        this.files = files;
    }

    void serveMotto(HttpServer server) {
        server.requestHandler(request -> request.response().end(motto.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    void serveNames(HttpServer server) {
        server.requestHandler(this::resolve);
    }

    private void resolve(HttpServerRequest request) {
        try {
            InetAddress address = InetAddress.getByName(request.getParam("host")); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            request.response().end(address.getHostAddress());
        } catch (UnknownHostException e) {
            request.response().setStatusCode(404).end();
        }
    }

    void routeToTerms(Route route) {
        route.handler(routing -> {
            Buffer terms = files.readFileBlocking("terms.txt"); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=framework-api
            routing.response().end(terms);
        });
    }

    static final class MottoHandler implements Handler<RoutingContext> {
        private final CompletableFuture<String> motto;

        MottoHandler(CompletableFuture<String> motto) {
            this.motto = motto;
        }

        @Override
        public void handle(RoutingContext routing) {
            routing.response().end(motto.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        }
    }
}
