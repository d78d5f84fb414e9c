package org.x;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.function.Consumer;

/** A mistake for each of the plugins. The nested class and the lambda are compiled in different ways for different releases. */
public class Peer {
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    /** Ours: the rest is lost. */
    class Echo {
        void echo(SelectionKey key) throws IOException {
            SocketChannel peer = (SocketChannel) key.channel();
            buffer.flip();
            peer.write(buffer);
            buffer.clear();
        }
    }

    /** Ours, in a lambda. */
    Consumer<byte[]> sender(SelectionKey key) {
        return bytes -> {
            try {
                SocketChannel peer = (SocketChannel) key.channel();
                peer.write(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new IllegalStateException("to " + key, e);
            }
        };
    }

    /** Of fb-contrib: isEmpty() says it better. */
    public boolean isIdle(Collection<String> peers) {
        return peers.size() == 0;
    }

    /** Of find-sec-bugs: MD5 is broken. */
    public byte[] hash(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("MD5").digest(bytes);
    }
}
