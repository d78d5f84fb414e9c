package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Writes whose count is only counted, logged or compared with -1, while the buffer is forgotten. */
public final class WriteRemainderDropped {

    private static final System.Logger LOG = System.getLogger(WriteRemainderDropped.class.getName());

    private final LongAdder bytesSent = new LongAdder();

    // begin example
    /** A write never answers -1; it answers a smaller count, and the rest of the page is dropped. */
    void sendPage(SelectionKey key, byte[] page) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer data = ByteBuffer.wrap(page);
        int sent = client.write(data); // expect: WB_WRITE_REMAINDER_DROPPED fix=retry-when-ready
        if (sent == -1) {
            key.cancel();
            client.close();
        }
    }
    // end example

    /** Statistics notice the short write, the peer does not get the rest. */
    void sendCounted(SelectionKey key, String line) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        bytesSent.add(client.write(StandardCharsets.UTF_8.encode(line))); // expect: WB_WRITE_REMAINDER_DROPPED fix=retry-when-ready
    }

    /** Nothing registers this channel: it could simply block. */
    static SocketChannel replicate(SocketAddress replica, byte[] snapshot) throws IOException {
        SocketChannel channel = SocketChannel.open(replica);
        channel.configureBlocking(false);
        int sent = channel.write(ByteBuffer.wrap(snapshot)); // expect: WB_WRITE_REMAINDER_DROPPED fix=blocking-mode
        LOG.log(System.Logger.Level.INFO, "sent {0} bytes of snapshot", sent);
        return channel;
    }

    /** Takes "some bytes were sent" for "the frame was sent". */
    static final class FrameSender {
        private final SocketChannel channel;

        FrameSender(SocketAddress server) throws IOException {
            channel = SocketChannel.open(server);
            channel.configureBlocking(false);
        }

        SocketChannel channel() {
            return channel;
        }

        void send(byte[] header, byte[] body) throws IOException {
            ByteBuffer[] frame = {ByteBuffer.wrap(header), ByteBuffer.wrap(body)};
            long count = channel().write(frame); // expect: WB_WRITE_REMAINDER_DROPPED fix=blocking-mode
            if (count > 0) {
                LOG.log(System.Logger.Level.DEBUG, "frame sent");
            } else {
                throw new IOException("frame not sent");
            }
        }
    }

    /** Waits for the first byte to leave, and takes the rest for granted. */
    static boolean sendWithin(SocketChannel channel, byte[] message, Duration timeout)
            throws IOException, InterruptedException {
        channel.configureBlocking(false);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (channel.write(ByteBuffer.wrap(message)) > 0) { // expect: WB_WRITE_REMAINDER_DROPPED fix=wait-for-readiness
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }
}
