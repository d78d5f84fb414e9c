package dev.wouldblock.samples.frameworks;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Armeria calls a service on the event loop of the connection. */
public final class ArmeriaServices {

    static final class Counter implements HttpService {
        private final PreparedStatement count;

        Counter(PreparedStatement count) {
            this.count = count;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws SQLException {
            int rows = count.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            return HttpResponse.of(rows + " rows");
        }
    }

    static final class Proxy implements HttpService {
        private final WebClient client;

        Proxy(WebClient client) {
            this.client = client;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
            AggregatedHttpResponse answer = client.blocking().get(ctx.path()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            return answer.toHttpResponse();
        }
    }

    static void register(ServerBuilder server, CompletableFuture<String> motto) {
        server.service("/motto", (ctx, request) -> HttpResponse.of(motto.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }
}
