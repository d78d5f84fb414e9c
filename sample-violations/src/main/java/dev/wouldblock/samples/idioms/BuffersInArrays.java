package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Right: buffers that are written as an array, by a helper, are looked at one by one. */
public final class BuffersInArrays {
    private final SelectionKey key;
    private ByteBuffer delayed = ByteBuffer.allocate(0);

    BuffersInArrays(SelectionKey key) {
        this.key = key;
    }

    private long write(ByteBuffer[] buffers) throws IOException {
        return ((GatheringByteChannel) key.channel()).write(buffers);
    }

    void untilAllIsTaken(byte[] message) throws IOException, InterruptedException {
        ByteBuffer data = ByteBuffer.wrap(message);
        while (data.hasRemaining()) {
            if (write(new ByteBuffer[] {data}) < 1) {
                Thread.sleep(10);
            }
        }
    }

    /** What is left of the first is kept; what is left of the second is the caller's. */
    long withWhatIsLeft(ByteBuffer more) throws IOException {
        ByteBuffer[] both = {delayed, more};
        int before = delayed.remaining();
        delayed = ByteBuffer.allocate(0);
        long count = write(both);
        if (both[0].hasRemaining()) {
            delayed = both[0];
            return 0;
        }
        return count - before;
    }

    /** The array is made in the helper, so that nothing is known of it here. */
    static long writeAll(SocketChannel channel, List<ByteBuffer> buffers) throws IOException {
        channel.configureBlocking(false);
        long count = gather(channel, buffers);
        return count;
    }

    private static long gather(GatheringByteChannel channel, List<ByteBuffer> buffers) throws IOException {
        return channel.write(buffers.toArray(new ByteBuffer[0]));
    }
}
