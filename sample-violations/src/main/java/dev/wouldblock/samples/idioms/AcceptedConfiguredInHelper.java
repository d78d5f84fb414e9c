package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: the accepted channel is switched to non-blocking mode in another method before anybody reads it. */
public final class AcceptedConfiguredInHelper {

    private final Selector selector;
    private final ByteBuffer hello = ByteBuffer.allocate(256);

    AcceptedConfiguredInHelper(Selector selector) {
        this.selector = selector;
    }

    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                if (client == null) {
                    continue;
                }
                prepare(client);
                greet(client);
            }
            selector.selectedKeys().clear();
        }
    }

    private void prepare(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ);
    }

    /** Most clients have said something already; the others come back through the selector. */
    private void greet(SocketChannel client) throws IOException {
        hello.clear();
        int count = client.read(hello);
        if (count < 0) {
            client.close();
        }
    }
}
