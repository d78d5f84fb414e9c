package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;

/** Right as far as one can see: the loop passes code on, and nothing says which thread will run it. */
public final class GivenToUnknownCode {

    /** Implemented elsewhere. */
    interface Dispatcher {
        void dispatch(Object connection, Runnable task);
    }

    private final Dispatcher dispatcher;
    private final BlockingQueue<String> orders;

    GivenToUnknownCode(Dispatcher dispatcher, BlockingQueue<String> orders) {
        this.dispatcher = dispatcher;
        this.orders = orders;
    }

    void run(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                dispatcher.dispatch(key.attachment(), () -> next(key));
                dispatcher.dispatch(key.attachment(), this::skip);
                dispatcher.dispatch(key.attachment(), new Runnable() {
                    @Override
                    public void run() {
                        next(key);
                    }
                });
            }
            selector.selectedKeys().clear();
        }
    }

    private void next(SelectionKey key) {
        try {
            key.attach(orders.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void skip() {
        try {
            orders.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
