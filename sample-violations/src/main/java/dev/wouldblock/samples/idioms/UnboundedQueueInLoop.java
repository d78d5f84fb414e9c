package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;

/** Right: a queue that is made without a bound takes every element at once, whatever the type of its field says. */
public final class UnboundedQueueInLoop {

    private final BlockingQueue<SelectionKey> readable = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> sizes;

    UnboundedQueueInLoop() {
        sizes = new PriorityBlockingQueue<>();
    }

    void run(Selector selector) throws IOException, InterruptedException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isReadable()) {
                    key.interestOps(0);
                    readable.put(key);
                }
            }
            sizes.put(selector.selectedKeys().size());
            selector.selectedKeys().clear();
        }
    }

    /** For the workers. */
    SelectionKey next() throws InterruptedException {
        return readable.take();
    }
}
