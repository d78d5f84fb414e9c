package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/** Reads of a connected datagram channel whose -1 (an empty datagram) is taken for the end of a stream. */
public final class DatagramEof {

    private final ByteBuffer packet = ByteBuffer.allocate(1500);

    // begin example
    /** One empty datagram from the peer and the service is gone. */
    void onReadable(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        packet.clear();
        int count = channel.read(packet); // expect: WB_DATAGRAM_EOF fix=check-result
        if (count == -1) {
            key.cancel();
            channel.close();
        } else if (count > 0) {
            handle(packet.flip());
        }
    }
    // end example

    /** The receiver leaves its loop for good. */
    static void collect(DatagramChannel channel, Consumer<ByteBuffer> samples)
            throws IOException, InterruptedException {
        channel.configureBlocking(false);
        ByteBuffer sample = ByteBuffer.allocate(64);
        while (true) {
            int count = channel.read(sample); // expect: WB_DATAGRAM_EOF fix=check-result
            if (count < 0) {
                channel.close();
                return;
            }
            if (count == 0) {
                Thread.sleep(10);
                continue;
            }
            samples.accept(sample.flip());
            sample.clear();
        }
    }


    /** A field, and a reader that was written for streams. */
    static final class Session {
        private final DatagramChannel channel;

        Session(SocketAddress peer) throws IOException {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.connect(peer);
        }

        boolean poll(ByteBuffer target) throws IOException {
            if (channel.read(target) < 0) { // expect: WB_DATAGRAM_EOF fix=check-result
                channel.close();
                return false;
            }
            return true;
        }
    }

    private static void handle(ByteBuffer data) {
        data.position(data.limit());
    }
}
