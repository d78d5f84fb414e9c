package dev.wouldblock.samples.rules;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Changes that the thread in select() does not notice. */
public final class NoWakeup {

    /** Many threads send, one thread selects. */
    static final class Sender implements Runnable, Closeable {
        private final Selector selector;
        private final SelectionKey key;
        private final Queue<ByteBuffer> queue = new ConcurrentLinkedQueue<>();

        Sender(SocketChannel channel) throws IOException {
            selector = Selector.open();
            channel.configureBlocking(false);
            key = channel.register(selector, 0);
        }

        // begin example
        /** The thread in select() goes on waiting for what it asked for when it began. */
        public void send(byte[] message) {
            queue.add(ByteBuffer.wrap(message));
            key.interestOpsOr(SelectionKey.OP_WRITE); // expect: WB_NO_WAKEUP fix=key-hygiene
        }

        @Override
        public void run() {
            try {
                while (selector.isOpen()) {
                    selector.select(this::handle);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // end example

        @Override
        public void close() throws IOException {
            selector.close();
        }

        private void handle(SelectionKey ready) {
            if (ready.isValid() && ready.isWritable()) {
                flush((SocketChannel) ready.channel());
            }
        }

        /** The interest goes first: whoever adds a message after the last look asks for it again. */
        private void flush(SocketChannel channel) {
            try {
                key.interestOps(0);
                for (ByteBuffer next = queue.peek(); next != null; next = queue.peek()) {
                    channel.write(next);
                    if (next.hasRemaining()) {
                        key.interestOps(SelectionKey.OP_WRITE);
                        return;
                    }
                    queue.remove();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A channel is added while the loop waits. */
    static final class Loop {
        private final Selector selector;

        Loop(Selector selector) {
            this.selector = selector;
        }

        public void add(SocketChannel channel) throws IOException {
            channel.configureBlocking(false);
            register(channel);
        }

        private void register(SocketChannel channel) throws IOException {
            channel.register(selector, SelectionKey.OP_READ); // expect: WB_NO_WAKEUP fix=key-hygiene
        }

        void run(Queue<SelectionKey> ready) throws IOException {
            while (selector.select() >= 0) {
                ready.addAll(selector.selectedKeys());
                selector.selectedKeys().clear();
            }
        }
    }
}
