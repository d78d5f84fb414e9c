package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;

/** Right: the blocking work runs on another thread, and its result comes back through a queue and a wakeup. */
public final class F39WorkHandedOff {

    private final ExecutorService workers;
    private final Selector selector;
    private final Queue<Runnable> results = new ConcurrentLinkedQueue<>();

    F39WorkHandedOff(ExecutorService workers, Selector selector) {
        this.workers = workers;
        this.selector = selector;
    }

    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select(key -> {
                if (key.isReadable()) {
                    load(key);
                } else if (key.isWritable()) {
                    send(key);
                }
            });
            for (Runnable result = results.poll(); result != null; result = results.poll()) {
                result.run();
            }
        }
    }

    private void load(SelectionKey key) {
        Path path = (Path) key.attachment();
        key.interestOps(0);
        workers.execute(() -> {
            try {
                byte[] content = Files.readAllBytes(path);
                results.add(() -> startSending(key, content));
            } catch (IOException e) {
                results.add(key::cancel);
            }
            selector.wakeup();
        });
    }

    private static void startSending(SelectionKey key, byte[] content) {
        key.attach(ByteBuffer.wrap(content));
        key.interestOps(SelectionKey.OP_WRITE);
    }

    /** One answer per connection: closed when everything has left. */
    private static void send(SelectionKey key) {
        ByteBuffer data = (ByteBuffer) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            channel.write(data);
            if (!data.hasRemaining()) {
                channel.close();
            }
        } catch (IOException e) {
            key.cancel();
        }
    }
}
