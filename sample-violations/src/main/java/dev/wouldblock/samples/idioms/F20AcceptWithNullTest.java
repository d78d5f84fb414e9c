package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Right: null from accept() is tested, in a loop or not. */
public final class F20AcceptWithNullTest {

    /** Takes everything that is pending. */
    void acceptAll(SelectionKey key) throws IOException {
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        SocketChannel client;
        while ((client = server.accept()) != null) {
            client.configureBlocking(false);
            client.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    /** One per readiness. */
    void acceptOne(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        if (client != null) {
            client.configureBlocking(false);
            client.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    /** A for loop that ends at null. */
    int count(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        int count = 0;
        for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
            client.close();
            count++;
        }
        return count;
    }
}
