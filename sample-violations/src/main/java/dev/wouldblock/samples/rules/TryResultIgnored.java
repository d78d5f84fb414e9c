package dev.wouldblock.samples.rules;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.aeron.Publication;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import reactor.core.publisher.Sinks;

/** What is offered may be refused, and nobody looks. */
public final class TryResultIgnored {

    // begin example
    /** A subscriber that is behind by a full buffer does not get the price, and nothing says so. */
    static void publish(SubmissionPublisher<Integer> prices, List<Integer> changes) {
        for (int price : changes) {
            prices.offer(price, null); // expect: WB_TRY_RESULT_IGNORED fix=check-result
        }
    }
    // end example

    /** Waits for a while, and drops the item then. */
    void publishLater(SubmissionPublisher<String> news, String item) {
        news.offer(item, 10, TimeUnit.MILLISECONDS, null); // expect: WB_TRY_RESULT_IGNORED fix=check-result
    }

    /** Two threads that emit at the same time: one of the values is lost. */
    static final class Temperatures {
        private final Sinks.Many<Double> sink = Sinks.many().multicast().onBackpressureBuffer(16);

        void onReading(double value) {
            sink.tryEmitNext(value); // expect: WB_TRY_RESULT_IGNORED fix=check-result
        }
    }

    /** The log buffer is full, or nobody is connected. */
    void replicate(Publication publication, UnsafeBuffer event) {
        publication.offer(event, 0, event.capacity()); // expect: WB_TRY_RESULT_IGNORED fix=check-result
    }

    /** The ring is full; in a lambda. */
    Runnable tick(RingBuffer<long[]> ring, EventTranslatorOneArg<long[], Long> translator) {
        return () -> ring.tryPublishEvent(translator, System.nanoTime()); // expect: WB_TRY_RESULT_IGNORED fix=check-result
    }
}
