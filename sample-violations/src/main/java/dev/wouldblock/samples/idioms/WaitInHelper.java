package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** Right: the loop waits, but in a method that it calls. */
public final class WaitInHelper {

    /** A wait that is chosen elsewhere. */
    interface Pause {
        void pause() throws InterruptedException;
    }

    private final Pause pause;
    private final Object monitor = new Object();
    private int idleRounds;

    WaitInHelper(Pause pause) {
        this.pause = pause;
    }

    void write(SocketChannel channel, ByteBuffer data) throws IOException, InterruptedException {
        channel.configureBlocking(false);
        while (data.hasRemaining()) {
            int count = channel.write(data);
            backOff(count);
        }
    }

    private void backOff(int count) throws InterruptedException {
        if (count > 0) {
            idleRounds = 0;
            return;
        }
        idleRounds = Math.min(idleRounds + 1, 50);
        rest();
    }

    private void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(idleRounds);
    }

    int read(SocketChannel channel, ByteBuffer target) throws IOException, InterruptedException {
        channel.configureBlocking(false);
        int count;
        while ((count = channel.read(target)) == 0) {
            pause.pause();
        }
        return count;
    }

    /** Waits on a monitor with a limit. */
    SocketAddress receive(DatagramChannel channel, ByteBuffer packet) throws IOException, InterruptedException {
        channel.configureBlocking(false);
        while (true) {
            SocketAddress sender = channel.receive(packet);
            if (sender != null) {
                return sender;
            }
            synchronized (monitor) {
                monitor.wait(10);
            }
        }
    }
}
