package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Right: the pause comes when the whole loop has failed, before it is started again. */
public final class RestartAfterFailure implements Runnable {

    private final SocketAddress address;
    private final Consumer<SelectionKey> handler;
    private volatile boolean running = true;

    RestartAfterFailure(SocketAddress address, Consumer<SelectionKey> handler) {
        this.address = address;
        this.handler = handler;
    }

    @Override
    public void run() {
        while (running) {
            try {
                serve();
            } catch (IOException e) {
                pause();
            }
        }
    }

    private void serve() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(address).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (running) {
                selector.select(handler, 1_000);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both loops in one method: the pause belongs to the outer one. */
    void runInOne() throws InterruptedException {
        long wait = 100;
        while (running) {
            try (Selector selector = Selector.open()) {
                while (selector.isOpen()) {
                    selector.select();
                    selector.selectedKeys().forEach(handler);
                    selector.selectedKeys().clear();
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(wait * 2, 10_000);
            }
        }
    }

    void stop() {
        running = false;
    }
}
