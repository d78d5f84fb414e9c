package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Right: between two attempts the thread parks or sleeps; slow perhaps, but no busy wait. */
public final class F16BackOffThatParks {

    static void writeFully(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(false);
        while (data.hasRemaining()) {
            if (channel.write(data) == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    static int readSome(SocketChannel channel, ByteBuffer target) throws IOException, InterruptedException {
        channel.configureBlocking(false);
        long pause = 1;
        int count;
        while ((count = channel.read(target)) == 0) {
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause * 2, 100);
        }
        return count;
    }

    static SocketChannel accept(ServerSocketChannel server) throws IOException, InterruptedException {
        server.configureBlocking(false);
        SocketChannel client;
        while ((client = server.accept()) == null) {
            Thread.sleep(20);
        }
        return client;
    }
}
