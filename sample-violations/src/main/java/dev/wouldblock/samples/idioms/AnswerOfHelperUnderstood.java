package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Right, or not to be known: helpers translate the count of a read, and their callers need no more than that. */
public final class AnswerOfHelperUnderstood {

    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private boolean isOver;

    /** False for "nothing yet", and the end is noted in a field. */
    void noted(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        if (!fillOrNote(client) && isOver) {
            client.close();
        }
    }

    private boolean fillOrNote(SocketChannel client) throws IOException {
        int count = client.read(buffer);
        if (count < 0) {
            isOver = true;
        }
        return count > 0;
    }

    /** The helper closes at the end: what it then answers does not matter. */
    void closed(SelectionKey key) throws IOException {
        fillOrClose((SocketChannel) key.channel());
    }

    private boolean fillOrClose(SocketChannel client) throws IOException {
        int count = client.read(buffer);
        if (count == -1) {
            client.close();
            return false;
        }
        return count > 0;
    }

    /** An exception tells the end, null tells that there is nothing yet. */
    void thrown(SelectionKey key) throws IOException {
        byte[] bytes = bytes((SocketChannel) key.channel());
        if (bytes == null) {
            return;
        }
        System.out.println(bytes.length);
    }

    private byte[] bytes(SocketChannel client) throws IOException {
        buffer.clear();
        int count = client.read(buffer);
        if (count == -1) {
            throw new IOException("closed by peer");
        }
        return count == 0 ? null : new byte[count];
    }

    /** A field says that there was nothing, now or for ever; who reads it may close. */
    void flagged(SelectionKey key) throws IOException {
        String line = line((SocketChannel) key.channel());
        if (line == null) {
            isOver = true;
            return;
        }
        System.out.println(line);
    }

    private String line(SocketChannel client) throws IOException {
        buffer.clear();
        int count = client.read(buffer);
        return count <= 0 ? null : new String(buffer.array(), 0, count);
    }

    /** Null is one more reason to look whether the channel is to be closed, and none to do it. */
    void doubtful(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        String text = text(client);
        if (text == null) {
            if (isOver) {
                client.close();
            }
            return;
        }
        System.out.println(text);
    }

    private String text(SocketChannel client) throws IOException {
        buffer.clear();
        int count = client.read(buffer);
        if (count <= 0) {
            isOver |= count < 0;
            return null;
        }
        return new String(buffer.array(), 0, count);
    }
}
