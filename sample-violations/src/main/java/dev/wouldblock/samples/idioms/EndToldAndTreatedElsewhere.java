package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Right, or not to be known: the end of the stream is told apart, and the reaction to it is not a close in the same place. */
public final class EndToldAndTreatedElsewhere {

    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<SocketChannel, ByteBuffer> inputs = new HashMap<>();
    private final ByteBuffer input = ByteBuffer.allocate(1024);

    /** Who listens may close. */
    void tellListeners(SelectionKey key) throws IOException {
        int count = ((SocketChannel) key.channel()).read(input);
        if (count == -1) {
            for (Runnable listener : listeners) {
                listener.run();
            }
        }
    }

    /** The caller is told. */
    boolean isOpenAfterRead(SelectionKey key) throws IOException {
        int count = ((SocketChannel) key.channel()).read(input);
        if (count == -1) {
            return false;
        }
        input.flip();
        return true;
    }

    /** The loop over all keys is left with the first that ends. */
    void untilFirstEnds(Selector selector) throws IOException {
        while (selector.select() >= 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                int count = ((SocketChannel) key.channel()).read(input);
                if (count == -1) {
                    return;
                }
                input.clear();
            }
            selector.selectedKeys().clear();
        }
    }

    /** Those without a buffer are closed by somebody else. */
    void forget(Selector selector) throws IOException {
        while (selector.select() >= 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = (SocketChannel) key.channel();
                int count = client.read(input);
                if (count == -1) {
                    inputs.remove(client);
                }
                input.clear();
            }
            selector.selectedKeys().clear();
        }
    }

    /** A variable says that the channel has ended. */
    void remembered(Selector selector) throws IOException {
        List<SelectionKey> ended = new ArrayList<>();
        while (selector.select() >= 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                int count = ((SocketChannel) key.channel()).read(input);
                if (count == -1) {
                    ended.add(key);
                }
                input.clear();
            }
            selector.selectedKeys().clear();
            for (SelectionKey key : ended) {
                key.channel().close();
            }
            ended.clear();
        }
    }

    /** A flag in a variable does. */
    void flagged(Selector selector, SocketChannel feed) throws IOException {
        feed.configureBlocking(false);
        feed.register(selector, SelectionKey.OP_READ);
        boolean isOver = false;
        while (!isOver) {
            selector.select();
            selector.selectedKeys().clear();
            int count = feed.read(input);
            if (count < 0) {
                isOver = true;
            }
            input.clear();
        }
        feed.close();
    }
}
