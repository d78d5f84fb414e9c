package dev.wouldblock.samples.frameworks;

import io.micronaut.core.async.subscriber.CompletionAwareSubscriber;
import java.io.IOException;
import java.io.PipedOutputStream;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Subscription;

/** A worker fills the pipe, and only then asks for the next part. */
final class MicronautOffloaded extends CompletionAwareSubscriber<byte[]> {
    private final PipedOutputStream body;
    private final ExecutorService workers;

    MicronautOffloaded(PipedOutputStream body, ExecutorService workers) {
        this.body = body;
        this.workers = workers;
    }

    @Override
    protected void doOnSubscribe(Subscription parts) {
        parts.request(1);
    }

    @Override
    protected void doOnNext(byte[] part) {
        workers.execute(() -> fill(part));
    }

    private void fill(byte[] part) {
        try {
            body.write(part, 0, part.length);
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
        }
    }

    @Override
    protected void doOnError(Throwable failure) {
        subscription.cancel();
    }

    @Override
    protected void doOnComplete() {
        workers.shutdown();
    }
}
