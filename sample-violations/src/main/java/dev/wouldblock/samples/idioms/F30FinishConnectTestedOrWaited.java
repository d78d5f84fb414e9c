package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Right: finishConnect() is tested, or asked again after a wait. */
public final class F30FinishConnectTestedOrWaited {

    void onConnectable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (!channel.finishConnect()) {
            return;
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Polls with a sleep. */
    static SocketChannel dial(SocketAddress server) throws IOException, InterruptedException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        while (!channel.finishConnect()) {
            Thread.sleep(10);
        }
        return channel;
    }

    /** Waits for OP_CONNECT, with a limit. */
    static boolean dial(SocketChannel channel, SocketAddress server, long timeoutMillis) throws IOException {
        channel.configureBlocking(false);
        if (channel.connect(server)) {
            return true;
        }
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            return selector.select(timeoutMillis) > 0 && channel.finishConnect();
        }
    }
}
