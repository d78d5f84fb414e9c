package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Right: the callback completes a future or hands over; threads of the application wait. */
public final class KafkaOffloaded {

    static CompletableFuture<Long> send(Producer<String, String> producer, String order) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        producer.send(new ProducerRecord<>("orders", order), (metadata, failure) -> {
            if (failure == null) {
                offset.complete(metadata.offset());
            } else {
                offset.completeExceptionally(failure);
            }
        });
        return offset;
    }

    static void confirm(Producer<String, String> producer, String order, PreparedStatement update, Executor workers) {
        producer.send(
                new ProducerRecord<>("orders", order), (metadata, failure) -> workers.execute(() -> store(update)));
    }

    static void copy(Consumer<String, String> from, Producer<String, String> to)
            throws InterruptedException, ExecutionException {
        for (ConsumerRecord<String, String> order : from.poll(Duration.ofSeconds(1))) {
            to.send(new ProducerRecord<>("copies", order.value())).get();
        }
        to.flush();
    }

    private static void store(PreparedStatement update) {
        try {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
