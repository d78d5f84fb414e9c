package dev.wouldblock.samples.frameworks;

import io.micronaut.core.async.subscriber.CompletionAwareSubscriber;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.PipedOutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The buffers of a connection go to threads that may wait, and the loop reads on. */
final class ReactiveBuffersOffloaded {
    private final SynchronousQueue<byte[]> upload = new SynchronousQueue<>();
    private final ExecutorService workers;

    ReactiveBuffersOffloaded(ExecutorService workers) {
        this.workers = workers;
    }

    void intoPipe(Publisher<HttpContent> request, PipedOutputStream pipe) {
        request.subscribe(new CompletionAwareSubscriber<HttpContent>() {
            @Override
            protected void doOnSubscribe(Subscription parts) {
                parts.request(1);
            }

            @Override
            protected void doOnNext(HttpContent part) {
                workers.execute(() -> {
                    try {
                        pipe.write(ByteBufUtil.getBytes(part.content()));
                        subscription.request(1);
                    } catch (IOException e) {
                        subscription.cancel();
                    } finally {
                        part.release();
                    }
                });
            }

            @Override
            protected void doOnError(Throwable failure) {
                subscription.cancel();
            }

            @Override
            protected void doOnComplete() {}
        });
    }

    void intoQueue(Flux<ByteBuf> body) {
        body.publishOn(Schedulers.boundedElastic()).subscribe(new BaseSubscriber<ByteBuf>() {
            @Override
            protected void hookOnNext(ByteBuf part) {
                try {
                    upload.put(ByteBufUtil.getBytes(part));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    ReferenceCountUtil.release(part);
                }
            }
        });
    }
}
