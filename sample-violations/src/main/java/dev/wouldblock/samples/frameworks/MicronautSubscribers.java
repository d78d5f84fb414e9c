package dev.wouldblock.samples.frameworks;

import io.micronaut.core.async.subscriber.CompletionAwareSubscriber;
import java.io.IOException;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import org.reactivestreams.Subscription;

/** The parts of a body come on the thread of their source: in the server that is the event loop of the connection. */
final class MicronautSubscribers extends CompletionAwareSubscriber<byte[]> {
    private final PipedOutputStream body;
    private final CountDownLatch taken;

    MicronautSubscribers(PipedOutputStream body, CountDownLatch taken) {
        this.body = body;
        this.taken = taken;
    }

    @Override
    protected void doOnSubscribe(Subscription parts) {
        parts.request(1);
    }

    /** Waits until the reader has made room in the pipe. */
    @Override
    protected void doOnNext(byte[] part) {
        try {
            body.write(part, 0, part.length); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
        }
    }

    @Override
    protected void doOnError(Throwable failure) {
        awaitReader();
    }

    @Override
    protected void doOnComplete() {
        awaitReader();
    }

    private void awaitReader() {
        try {
            taken.await(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
