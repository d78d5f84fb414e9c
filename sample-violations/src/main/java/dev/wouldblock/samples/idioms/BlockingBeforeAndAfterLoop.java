package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Right: the thread of the loop waits before the loop starts and after it has ended; nobody is connected then. */
public final class BlockingBeforeAndAfterLoop {

    private final CountDownLatch configured = new CountDownLatch(1);
    private final ExecutorService workers;
    private volatile boolean running = true;

    BlockingBeforeAndAfterLoop(ExecutorService workers) {
        this.workers = workers;
    }

    void run(Path configuration, Consumer<SelectionKey> handler) throws IOException, InterruptedException {
        configured.await();
        String host = Files.readString(configuration).strip();
        InetAddress address = InetAddress.getByName(host);
        Selector selector = Selector.open();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(address, 7)).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (running) {
                selector.select(handler, 500);
            }
            Files.writeString(configuration, "stopped");
        } finally {
            shutDown();
            selector.close();
        }
    }

    private void shutDown() throws InterruptedException {
        workers.shutdown();
        if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
    }

    void configured() {
        configured.countDown();
    }

    void stop() {
        running = false;
    }
}
