package dev.wouldblock.samples.rules;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.aeron.Publication;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import reactor.core.publisher.Sinks;

/** The fixed twin of {@link TryResultIgnored}. */
public final class TryResultIgnoredFixed {

    // begin example
    /** Negative is the number of drops. They are counted: a second offer would reach those again who have the price. */
    static int publish(SubmissionPublisher<Integer> prices, List<Integer> changes) {
        int drops = 0;
        for (int price : changes) {
            int answer = prices.offer(price, null);
            if (answer < 0) {
                drops -= answer;
            }
        }
        return drops;
    }
    // end example

    /** The function is told of each drop. */
    void publishLater(SubmissionPublisher<String> news, String item, Queue<String> refused) {
        news.offer(item, 10, TimeUnit.MILLISECONDS, (subscriber, text) -> !refused.add(text));
    }

    private static boolean isSlow(Flow.Subscriber<?> subscriber, Object item) {
        return item.hashCode() == subscriber.hashCode();
    }

    void publishTwice(SubmissionPublisher<String> news, String item) {
        news.offer(item, TryResultIgnoredFixed::isSlow);
    }

    /** The answer says what to do. */
    static final class Temperatures {
        private final Sinks.Many<Double> sink = Sinks.many().multicast().onBackpressureBuffer(16);

        boolean onReading(double value) {
            return sink.tryEmitNext(value).isSuccess();
        }

        void onImportantReading(double value) {
            sink.emitNext(value, Sinks.EmitFailureHandler.busyLooping(java.time.Duration.ofMillis(10)));
        }
    }

    /** Tries again with a pause, unless the answer is for good. */
    void replicate(Publication publication, UnsafeBuffer event) throws InterruptedException {
        long answer;
        while ((answer = publication.offer(event, 0, event.capacity())) < 0) {
            if (answer == Publication.CLOSED || answer == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException("takes no more events: " + answer);
            }
            Thread.sleep(1);
        }
    }

    /** The caller gets the answer. */
    BooleanSupplier tick(RingBuffer<long[]> ring, EventTranslatorOneArg<long[], Long> translator) {
        return () -> ring.tryPublishEvent(translator, System.nanoTime());
    }

    /** A form that waits for room. */
    void always(RingBuffer<long[]> ring, EventTranslatorOneArg<long[], Long> translator) {
        ring.publishEvent(translator, System.nanoTime());
    }
}
