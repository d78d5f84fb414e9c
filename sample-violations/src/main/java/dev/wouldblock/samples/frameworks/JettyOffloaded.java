package dev.wouldblock.samples.frameworks;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Right: a handler that may block, and two that do not. */
public final class JettyOffloaded {

    /** Not declared to be non-blocking: Jetty calls it on a thread of the pool. */
    static final class Counter extends Handler.Abstract {
        private final PreparedStatement count;

        Counter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws SQLException {
            Content.Sink.write(response, true, count.executeUpdate() + " rows", callback);
            return true;
        }
    }

    static final class Echo extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            CompletableFuture<String> content = Content.Source.asStringAsync(request, StandardCharsets.UTF_8);
            content.thenAccept(text -> Content.Sink.write(response, true, text, callback));
            return true;
        }
    }

    static final class Motto extends Handler.Abstract.NonBlocking {
        private final CompletableFuture<String> motto;
        private final Executor workers;

        Motto(CompletableFuture<String> motto, Executor workers) {
            this.motto = motto;
            this.workers = workers;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            workers.execute(() -> Content.Sink.write(response, true, motto.join(), callback));
            return true;
        }
    }
}
