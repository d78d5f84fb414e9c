package dev.wouldblock.samples.frameworks;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Right: a servlet's own methods may block, and so may what is started from a listener. */
public final class ServletOffloaded extends HttpServlet {
    private final transient PreparedStatement count;
    private final transient CompletableFuture<byte[]> document;

    ServletOffloaded(PreparedStatement count, CompletableFuture<byte[]> document) {
        this.count = count;
        this.document = document;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(document.join());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        response.getOutputStream().setWriteListener(new Listener(context, response.getOutputStream()));
    }

    private final class Listener implements WriteListener {
        private final AsyncContext context;
        private final ServletOutputStream output;

        Listener(AsyncContext context, ServletOutputStream output) {
            this.context = context;
            this.output = output;
        }

        @Override
        public void onWritePossible() throws IOException {
            if (output.isReady() && document.isDone()) {
                output.write(document.join());
            }
            context.start(() -> {
                store();
                context.complete();
            });
        }

        private void store() {
            try {
                count.executeUpdate();
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            context.complete();
        }
    }
}
