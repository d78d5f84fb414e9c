package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Right: every handled key leaves the selected-key set, in one of five ways. */
public final class F32SelectedKeysRemoved {

    /** By the iterator. */
    static void byIterator(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                SelectionKey key = keys.next();
                keys.remove();
                handler.accept(key);
            }
        }
    }

    /** All at once, after the loop. */
    static void byClear(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            if (selector.select(500) == 0) {
                continue;
            }
            Set<SelectionKey> selected = selector.selectedKeys();
            for (SelectionKey key : selected) {
                handler.accept(key);
            }
            selected.clear();
        }
    }

    /** By the selector itself. */
    static void byConsumer(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select(handler);
        }
    }

    /** A copy is handled, the set is emptied first. */
    static void byCopy(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
            selector.selectedKeys().clear();
            ready.forEach(handler);
        }
    }

    /** In a helper that gets the set. */
    static void byHelper(Selector selector, Consumer<SelectionKey> handler) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            handleAll(selector.selectedKeys(), handler);
        }
    }

    private static void handleAll(Set<SelectionKey> selected, Consumer<SelectionKey> handler) {
        selected.forEach(handler);
        selected.clear();
    }
}
