package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Reads whose 0 ("nothing there now") is taken for the end of the stream. */
public final class ReadZeroAsEof {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    // begin example
    /** Closes a healthy connection as soon as one read finds nothing. */
    void onReadable(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        int count = client.read(buffer); // expect: WB_READ_ZERO_AS_EOF fix=check-result
        if (count <= 0) {
            key.cancel();
            client.close();
            return;
        }
        buffer.flip();
        handle(buffer);
        buffer.compact();
    }
    // end example

    /** The loop leaves on 0 as well as on -1, and both close. */
    void drain(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        while (client.read(buffer) > 0) { // expect: WB_READ_ZERO_AS_EOF fix=check-result
            buffer.flip();
            handle(buffer);
            buffer.clear();
        }
        client.close();
    }

    /** Throws "end of file" because the reply has not arrived yet. */
    static final class ReplyReader {
        private final SocketChannel server;

        ReplyReader(SocketChannel server) throws IOException {
            this.server = server;
            server.configureBlocking(false);
        }

        int read(ByteBuffer reply) throws IOException {
            int count = server.read(reply); // expect: WB_READ_ZERO_AS_EOF fix=check-result
            if (count < 1) {
                throw new EOFException("server closed the connection");
            }
            return count;
        }
    }

    /** Ends the copy as soon as the producer is slower than the consumer. */
    static boolean pump(Pipe.SourceChannel source, ByteBuffer target) throws IOException {
        source.configureBlocking(false);
        if (source.read(target) == 0) { // expect: WB_READ_ZERO_AS_EOF fix=check-result
            source.close();
            return false;
        }
        return true;
    }

    /** The helper answers null for "nothing yet" and for "never again", and its caller closes. */
    void onLine(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        byte[] line = readLine(client); // expect: WB_READ_ZERO_AS_EOF fix=check-result
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
        if (count <= 0) {
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
