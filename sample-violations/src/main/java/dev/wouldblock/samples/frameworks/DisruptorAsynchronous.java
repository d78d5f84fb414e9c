package dev.wouldblock.samples.frameworks;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.CompletableFuture;

/** Right: a full ring is a result, not a wait; a producer outside of a consumer may wait. */
public final class DisruptorAsynchronous {

    static final class Order {
        private String item = "";
    }

    static final class Forwarder implements EventHandler<Order> {
        private final RingBuffer<Order> next;
        private int refused;

        Forwarder(RingBuffer<Order> next) {
            this.next = next;
        }

        @Override
        public void onEvent(Order order, long sequence, boolean endOfBatch) {
            if (!next.tryPublishEvent((slot, position) -> slot.item = order.item)) {
                refused++;
            }
        }

        @Override
        public String toString() {
            return refused + " refused";
        }
    }

    static void produce(RingBuffer<Order> ring, CompletableFuture<String> item) {
        String text = item.join();
        long slot = ring.next();
        try {
            ring.get(slot).item = text;
        } finally {
            ring.publish(slot);
        }
    }
}
