package dev.wouldblock.samples.frameworks;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a timer or a context calls runs on its event loop. */
public final class VertxTimers {
    private final Vertx vertx;
    private final CompletableFuture<String> report;
    private final Consumer<String> display;

    VertxTimers(Vertx vertx, CompletableFuture<String> report, Consumer<String> display) {
        this.vertx = vertx;
        this.report = report;
        this.display = display;
    }

    void once() {
        vertx.setTimer(500, timer -> display.accept(report.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    void againAndAgain() {
        vertx.setPeriodic(1_000, this::onTick);
    }

    private void onTick(Long timer) {
        display.accept(report.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    void soon(Context context) {
        context.runOnContext(new Handler<Void>() {
            @Override
            public void handle(Void nothing) {
                display.accept(report.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            }
        });
    }

    void soonOnSomeContext() {
        vertx.runOnContext(nothing -> {
            try {
                Thread.sleep(20); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
