package org.x;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;

/** That its channels are non-blocking, code of other modules only knows from the facts in META-INF/wouldblock. */
public final class Connection {
    private Connection() {}

    public static SocketChannel open(SocketAddress peer) throws IOException {
        SocketChannel channel = SocketChannel.open(peer);
        channel.configureBlocking(false);
        return channel;
    }
}
