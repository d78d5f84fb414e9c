package dev.wouldblock.samples.frameworks;

import io.micronaut.core.async.subscriber.CompletionAwareSubscriber;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.PipedOutputStream;
import java.util.concurrent.SynchronousQueue;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Whoever subscribes to the buffers of a connection is called by the event loop that reads them. */
final class ReactiveBuffers {
    private final SynchronousQueue<byte[]> upload = new SynchronousQueue<>();

    /** Waits until the reader has made room in the pipe: so long the loop reads nothing for anybody. */
    void intoPipe(Publisher<HttpContent> request, PipedOutputStream pipe) {
        request.subscribe(new CompletionAwareSubscriber<HttpContent>() {
            @Override
            protected void doOnSubscribe(Subscription parts) {
                parts.request(1);
            }

            @Override
            protected void doOnNext(HttpContent part) {
                try {
                    pipe.write(ByteBufUtil.getBytes(part.content())); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
                    subscription.request(1);
                } catch (IOException e) {
                    subscription.cancel();
                } finally {
                    part.release();
                }
            }

            @Override
            protected void doOnError(Throwable failure) {
                subscription.cancel();
            }

            @Override
            protected void doOnComplete() {}
        });
    }

    void intoQueue(Publisher<ByteBuf> body) {
        body.subscribe(new BaseSubscriber<ByteBuf>() {
            @Override
            protected void hookOnNext(ByteBuf part) {
                keep(part);
            }
        });
    }

    private void keep(ByteBuf part) {
        try {
            upload.put(ByteBufUtil.getBytes(part)); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ReferenceCountUtil.release(part);
        }
    }
}
