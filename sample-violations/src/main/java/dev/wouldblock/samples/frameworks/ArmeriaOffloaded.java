package dev.wouldblock.samples.frameworks;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Right: Armeria's executor for blocking tasks waits, and a response may be a future. */
public final class ArmeriaOffloaded {

    static final class Counter implements HttpService {
        private final PreparedStatement count;

        Counter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
            CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
            ctx.blockingTaskExecutor().execute(() -> {
                try {
                    answer.complete(HttpResponse.of(count.executeUpdate() + " rows"));
                } catch (SQLException e) {
                    answer.completeExceptionally(e);
                }
            });
            return HttpResponse.of(answer);
        }
    }

    static final class Proxy implements HttpService {
        private final WebClient client;

        Proxy(WebClient client) {
            this.client = client;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
            return client.get(ctx.path());
        }
    }

    /** The annotation moves the method to the executor for blocking tasks. */
    static final class AnnotatedCounter {
        private final PreparedStatement count;

        AnnotatedCounter(PreparedStatement count) {
            this.count = count;
        }

        @Get("/count")
        @Blocking
        public String count() throws SQLException {
            return count.executeUpdate() + " rows";
        }
    }
}
