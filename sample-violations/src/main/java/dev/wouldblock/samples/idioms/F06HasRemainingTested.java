package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right: the buffer says what was not written, so nobody needs the count. */
public final class F06HasRemainingTested {

    void answer(SelectionKey key, byte[] response) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer data = ByteBuffer.wrap(response);
        channel.write(data);
        if (data.hasRemaining()) {
            key.attach(data);
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    /** The last buffer of a gathering write tells about all of them. */
    boolean answer(SelectionKey key, ByteBuffer header, ByteBuffer body) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer[] frame = {header, body};
        channel.write(frame);
        if (frame[1].hasRemaining()) {
            key.attach(frame);
            key.interestOps(SelectionKey.OP_WRITE);
            return false;
        }
        return true;
    }
}
