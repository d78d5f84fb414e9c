package dev.wouldblock.samples.frameworks;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** The consumer of a ring has one thread; while it waits the ring fills up. */
public final class DisruptorHandlers {

    static final class Order {
        private String item = "";
        private int amount;

        void set(String item, int amount) {
            this.item = item;
            this.amount = amount;
        }
    }

    static final class Store implements EventHandler<Order> {
        private final PreparedStatement insert;

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void onEvent(Order order, long sequence, boolean endOfBatch) throws SQLException {
            insert.setString(1, order.item);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }

    /** Waits for room in the ring of the next stage. */
    static final class Forwarder implements EventHandler<Order> {
        private final RingBuffer<Order> next;

        Forwarder(RingBuffer<Order> next) {
            this.next = next;
        }

        @Override
        public void onEvent(Order order, long sequence, boolean endOfBatch) {
            long slot = next.next(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            try {
                next.get(slot).set(order.item, order.amount);
            } finally {
                next.publish(slot);
            }
        }
    }

    static void start(Disruptor<Order> disruptor, CompletableFuture<Integer> bonus) {
        disruptor.handleEventsWith((order, sequence, endOfBatch) -> {
            order.amount += bonus.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
        disruptor.start();
    }
}
