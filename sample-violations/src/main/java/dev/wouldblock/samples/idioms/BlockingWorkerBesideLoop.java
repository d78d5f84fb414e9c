package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;

/** Right: the loop only accepts; each accepted channel stays in blocking mode, on a thread that serves it alone. */
public final class BlockingWorkerBesideLoop {

    private final ExecutorService workers;

    BlockingWorkerBesideLoop(ExecutorService workers) {
        this.workers = workers;
    }

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                if (client != null) {
                    workers.execute(new Conversation(client));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** Reads and writes on a worker. */
    static final class Conversation implements Runnable {
        private final SocketChannel client;

        Conversation(SocketChannel client) {
            this.client = client;
        }

        @Override
        public void run() {
            try (SocketChannel channel = client) {
                channel.configureBlocking(true);
                ByteBuffer buffer = ByteBuffer.allocate(1_024);
                while (channel.read(buffer) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    buffer.clear();
                }
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
