package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link ReadZeroAsEof}. */
public final class ReadZeroAsEofFixed {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    // begin example
    /** Only -1 ends the connection; after 0 the selector says when to read again. */
    void onReadable(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        int count = client.read(buffer);
        if (count < 0) {
            key.cancel();
            client.close();
            return;
        }
        buffer.flip();
        handle(buffer);
        buffer.compact();
    }
    // end example

    /** The last count tells why the loop ended. */
    void drain(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        int count;
        while ((count = client.read(buffer)) > 0) {
            buffer.flip();
            handle(buffer);
            buffer.clear();
        }
        if (count == -1) {
            client.close();
        }
    }

    /** Answers 0 for "not yet" and throws at the end only. */
    static final class ReplyReader {
        private final SocketChannel server;

        ReplyReader(SocketChannel server) throws IOException {
            this.server = server;
            server.configureBlocking(false);
        }

        int read(ByteBuffer reply) throws IOException {
            int count = server.read(reply);
            if (count < 0) {
                throw new EOFException("server closed the connection");
            }
            return count;
        }
    }

    /** Closes at the end only; the caller comes back while it is true. */
    static boolean pump(Pipe.SourceChannel source, ByteBuffer target) throws IOException {
        source.configureBlocking(false);
        if (source.read(target) == -1) {
            source.close();
            return false;
        }
        return true;
    }

    /** The helper answers an empty array for "nothing yet", and null at the end only. */
    void onLine(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        byte[] line = readLine(client);
        if (line == null) {
            key.cancel();
            client.close();
            return;
        }
        handle(ByteBuffer.wrap(line));
    }

    private byte[] readLine(SocketChannel client) throws IOException {
        buffer.clear();
        int count = client.read(buffer);
        if (count < 0) {
            return null;
        }
        buffer.flip();
        byte[] line = new byte[count];
        buffer.get(line);
        return line;
    }

    private static void handle(ByteBuffer data) {
        data.position(data.limit());
    }
}
