package dev.wouldblock.samples.frameworks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Vert.x starts and stops a verticle on the event loop that the verticle then belongs to. */
public final class VertxVerticles {

    static final class Orders extends AbstractVerticle {
        private final PreparedStatement schema;

        Orders(PreparedStatement schema) {
            this.schema = schema;
        }

        @Override
        public void start() throws SQLException {
            schema.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }

        @Override
        public void stop() throws InterruptedException {
            Thread.sleep(1_000); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        }
    }

    static final class Rates extends AbstractVerticle {
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpRequest request;
        private String rates = "";

        Rates(HttpRequest request) {
            this.request = request;
        }

        @Override
        public void start(Promise<Void> started) throws Exception {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            rates = answer.body();
            started.complete();
        }

        @Override
        public String toString() {
            return rates;
        }
    }
}
