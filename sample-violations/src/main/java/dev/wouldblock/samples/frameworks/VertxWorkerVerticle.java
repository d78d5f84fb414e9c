package dev.wouldblock.samples.frameworks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Right: the verticle is deployed as a worker, so it never runs on an event loop. */
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
}
