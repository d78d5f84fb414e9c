package dev.wouldblock.samples.frameworks;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A consumer of the event bus is called on the event loop of the verticle that registered it. */
public final class VertxEventBus {
    private final CompletableFuture<String> discount;
    private final PreparedStatement insert;

    VertxEventBus(CompletableFuture<String> discount, PreparedStatement insert) {
        this.discount = discount;
        this.insert = insert;
    }

    void consumeByLambda(EventBus bus) {
        bus.consumer("orders", message -> message.reply(discount.join())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    void consumeByMethod(EventBus bus) {
        MessageConsumer<String> orders = bus.localConsumer("orders");
        orders.handler(this::onOrder);
    }

    private void onOrder(Message<String> order) {
        try {
            insert.setString(1, order.body());
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        } catch (SQLException e) {
            order.fail(1, e.getMessage());
        }
    }
}
