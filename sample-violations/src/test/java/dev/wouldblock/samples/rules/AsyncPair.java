package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;

/**
 * A TCP connection over loopback.
 *
 * @param near the asynchronous end that a sample works on
 * @param far the other end, in blocking mode
 */
record AsyncPair(AsynchronousSocketChannel near, SocketChannel far) implements AutoCloseable {
    static AsyncPair open(AsynchronousChannelGroup group)
            throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open(group).bind(Connection.loopback())) {
            SocketChannel far = SocketChannel.open(server.getLocalAddress());
            return new AsyncPair(server.accept().get(), far);
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
