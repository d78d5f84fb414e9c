package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/** The fixed twin of {@link DatagramEof}. */
public final class DatagramEofFixed {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);

    // begin example
    /** receive() answers null for "nothing there"; an empty datagram is just an empty datagram. */
    void onReadable(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear();
        if (channel.receive(packet) != null) {
            handle(packet.flip());
        }
    }
    // end example

    /** An empty datagram is skipped. */
    static void collect(DatagramChannel channel, Consumer<ByteBuffer> samples)
            throws IOException, InterruptedException {
        channel.configureBlocking(false);
        ByteBuffer sample = ByteBuffer.allocate(64);
        while (!Thread.currentThread().isInterrupted()) {
            int count = channel.read(sample);
            if (count < 0) {
                continue;
            }
            if (count == 0) {
                Thread.sleep(10);
                continue;
            }
            samples.accept(sample.flip());
            sample.clear();
        }
    }


    /** Only an exception ends the session. */
    static final class Session {
        private final DatagramChannel channel;

        Session(SocketAddress peer) throws IOException {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.connect(peer);
        }

        boolean poll(ByteBuffer target) throws IOException {
            return channel.read(target) > 0;
        }
    }

    private static void handle(ByteBuffer data) {
        data.position(data.limit());
    }
}
