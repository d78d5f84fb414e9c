package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Right: an ordinary thread may wait for the future of an asynchronous channel. */
public final class F37FutureGetOnOrdinaryThread {

    static int request(SocketAddress server, ByteBuffer request, ByteBuffer reply)
            throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            while (request.hasRemaining()) {
                channel.write(request).get();
            }
            return channel.read(reply).get();
        }
    }

    static Thread background(AsynchronousSocketChannel channel, ByteBuffer reply, Consumer<Integer> done) {
        Thread worker = new Thread(() -> {
            try {
                done.accept(channel.read(reply).get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        return worker;
    }
}
