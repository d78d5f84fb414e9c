package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The one I/O thread of a producer calls back for every record of every partition. */
public final class KafkaCallbacks {

    static final class Confirmation implements Callback {
        private final PreparedStatement update;

        Confirmation(PreparedStatement update) {
            this.update = update;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            try {
                update.setBoolean(1, failure == null);
                update.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void send(Producer<String, String> producer, String order, CompletableFuture<Void> archived) {
        producer.send(new ProducerRecord<>("orders", order), (metadata, failure) -> {
            archived.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        });
    }

    /** The thread of one producer waits for another one. */
    static void sendLast(Producer<String, String> producer, Producer<String, String> audit, String order) {
        producer.send(new ProducerRecord<>("orders", order), (metadata, failure) -> {
            audit.flush(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }
}
