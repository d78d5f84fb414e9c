package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Right: one round of a low-latency agent; 0 is reported as "no work", and who runs the agent idles on it. */
public final class F17DutyCycle {

    /** What an agent does between two rounds without work. */
    interface Idle {
        void idle(int workCount);
    }

    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocateDirect(4096);
    private boolean ended;

    F17DutyCycle(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    int doWork() throws IOException {
        int count = channel.read(input);
        if (count < 0) {
            ended = true;
            channel.close();
            return 0;
        }
        input.flip();
        input.position(input.limit());
        input.clear();
        return count;
    }

    void run(Idle strategy) throws IOException {
        while (!ended) {
            strategy.idle(doWork());
        }
    }
}
