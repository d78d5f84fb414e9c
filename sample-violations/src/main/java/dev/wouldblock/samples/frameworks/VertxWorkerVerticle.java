package dev.wouldblock.samples.frameworks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Right: the verticles are deployed as a worker and on virtual threads, so they never run on an event loop. */
public final class VertxWorkerVerticle extends AbstractVerticle {
    private final PreparedStatement schema;

    VertxWorkerVerticle(PreparedStatement schema) {
        this.schema = schema;
    }

    @Override
    public void start() throws SQLException {
        schema.executeUpdate();
    }

    static Future<String> deploy(Vertx vertx, PreparedStatement schema) {
        DeploymentOptions options = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
        return vertx.deployVerticle(new VertxWorkerVerticle(schema), options);
    }

    static final class Virtual extends AbstractVerticle {
        private final CompletableFuture<Void> schema;

        Virtual(CompletableFuture<Void> schema) {
            this.schema = schema;
        }

        @Override
        public void start() {
            schema.join();
        }

        static Future<String> deploy(Vertx vertx, CompletableFuture<Void> schema) {
            DeploymentOptions options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
            return vertx.deployVerticle(new Virtual(schema), options);
        }
    }
}
