package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Deque;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Right: each round of the loop takes an element, and it ends with them, whatever the channel answers. */
public final class LoopBoundedByElements {

    private final ServerSocketChannel server;

    LoopBoundedByElements(ServerSocketChannel server) throws IOException {
        this.server = server;
        server.configureBlocking(false);
    }

    /** As many attempts as there are keys. */
    void acceptForEach(Set<SelectionKey> keys) throws IOException {
        for (Iterator<SelectionKey> it = keys.iterator(); it.hasNext(); it.remove()) {
            it.next();
            start(server.accept());
        }
    }

    /** One client for each free place. */
    void fill(List<Place> places) throws IOException {
        for (Place place : places) {
            SocketChannel client = server.accept();
            if (client == null) {
                continue;
            }
            place.client = client;
        }
    }

    /** One client for each waiting request. */
    void serve(Queue<Place> waiting) throws IOException {
        Place place;
        while ((place = waiting.poll()) != null) {
            place.client = server.accept();
        }
    }

    /** Emptied from the end. */
    static void drain(SelectionKey key, Deque<ByteBuffer> pending) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (!pending.isEmpty()) {
            ByteBuffer target = pending.removeLast();
            if (channel.read(target) < 0) {
                channel.close();
                return;
            }
        }
    }

    /** The enumeration was made before. */
    static int probe(SelectionKey key, Enumeration<String> names, ByteBuffer target) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int count = 0;
        while (count == 0 && names.hasMoreElements()) {
            System.out.println("still waiting for " + names.nextElement());
            count = channel.read(target);
        }
        return count;
    }

    private static void start(SocketChannel client) throws IOException {
        if (client != null) {
            client.configureBlocking(false);
        }
    }

    /** Who waits for a client. */
    static final class Place {
        private SocketChannel client;
    }
}
