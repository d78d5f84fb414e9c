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
}
