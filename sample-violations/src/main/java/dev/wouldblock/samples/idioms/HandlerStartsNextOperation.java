package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Right: each handler starts the next operation and returns. Who waits for the end is not a handler. */
public final class HandlerStartsNextOperation implements CompletionHandler<Integer, ByteBuffer> {

    private final AsynchronousSocketChannel channel;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean reading = true;

    HandlerStartsNextOperation(AsynchronousSocketChannel channel) {
        this.channel = channel;
    }

    void start() {
        ByteBuffer buffer = ByteBuffer.allocate(2_048);
        channel.read(buffer, buffer, this);
    }

    @Override
    public void completed(Integer count, ByteBuffer buffer) {
        if (count < 0) {
            end();
            return;
        }
        if (reading) {
            buffer.flip();
        }
        reading = !buffer.hasRemaining();
        if (reading) {
            channel.read(buffer.clear(), 30, TimeUnit.SECONDS, buffer, this);
        } else {
            channel.write(buffer, buffer, this);
        }
    }

    @Override
    public void failed(Throwable cause, ByteBuffer buffer) {
        end();
    }

    private void end() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            ended.countDown();
        }
    }

    /** Called by the thread that has started the conversation. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Accepts the next connection first. */
    static void serve(AsynchronousServerSocketChannel server) {
        server.accept(server, new CompletionHandler<>() {
            @Override
            public void completed(AsynchronousSocketChannel client, AsynchronousServerSocketChannel acceptor) {
                acceptor.accept(acceptor, this);
                new HandlerStartsNextOperation(client).start();
            }

            @Override
            public void failed(Throwable cause, AsynchronousServerSocketChannel acceptor) {
                throw new IllegalStateException(cause);
            }
        });
    }
}
