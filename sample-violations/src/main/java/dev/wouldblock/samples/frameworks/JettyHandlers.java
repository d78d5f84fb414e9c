package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Jetty calls a handler that says it does not block on the thread that selects. */
public final class JettyHandlers {

    static final class Counter extends Handler.Abstract.NonBlocking {
        private final PreparedStatement count;

        Counter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws SQLException {
            int rows = count.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            Content.Sink.write(response, true, rows + " rows", callback);
            return true;
        }
    }

    static final class Echo extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String text = Content.Source.asString(request); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            Content.Sink.write(response, true, text, callback);
            return true;
        }
    }

    static final class Motto extends Handler.Abstract.NonBlocking {
        private final CompletableFuture<String> motto;

        Motto(CompletableFuture<String> motto) {
            this.motto = motto;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, motto.join(), callback); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            return true;
        }
    }
}
