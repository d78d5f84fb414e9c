package org.x;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

class Peer {
    void send(SocketAddress peer, byte[] bytes) throws IOException {
        SocketChannel channel = SocketChannel.open(peer);
        channel.configureBlocking(false);
        channel.write(ByteBuffer.wrap(bytes));
    }

    void known(SocketAddress peer, byte[] bytes) throws IOException {
        SocketChannel channel = SocketChannel.open(peer);
        channel.configureBlocking(false);
        // wouldblock:ignore WB_WRITE_IGNORED the message fits into any send buffer
        channel.write(ByteBuffer.wrap(bytes));
    }

    void borrowed(SocketAddress peer, byte[] bytes) throws IOException {
        SocketChannel channel = Connection.open(peer);
        channel.write(ByteBuffer.wrap(bytes));
    }

    void generated(SocketAddress peer, byte[] bytes) throws IOException {
        new Stub().send(peer, bytes);
    }
}
