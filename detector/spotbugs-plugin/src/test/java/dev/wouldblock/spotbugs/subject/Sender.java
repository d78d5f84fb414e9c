package dev.wouldblock.spotbugs.subject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Built on a class that the analysis does not get to see. */
public final class Sender extends Absent {
    void send(SelectionKey key, Absent absent) throws IOException {
        SocketChannel peer = (SocketChannel) key.channel();
        peer.write(ByteBuffer.wrap(absent.bytes()));
    }
}
