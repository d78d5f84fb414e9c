package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** What to do is decided by the text of an exception. */
public final class ErrnoText {
    private int resets;

    // begin example
    /** Knows one of the texts for a broken connection; with another one the channel stays open and registered. */
    void onWritable(SelectionKey key, ByteBuffer reply) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        try {
            client.write(reply);
            if (!reply.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) { // expect: WB_ERRNO_TEXT fix=type-not-text
                client.close();
            } else {
                throw e;
            }
        }
    }
    // end example

    /** The words of one system in one language. */
    int poll(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            String text = e.getMessage();
            if (text != null && text.toLowerCase(Locale.ROOT).contains("temporarily unavailable")) { // expect: WB_ERRNO_TEXT fix=type-not-text
                return 0;
            }
            throw e;
        }
    }

    /** A helper decides for its callers. */
    static final class Writer {
        private static boolean isBroken(Throwable failure) {
            return failure instanceof SocketException
                    || failure.getMessage() != null
                            && (failure.getMessage().startsWith("Broken pipe") // expect: WB_ERRNO_TEXT fix=type-not-text
                                    || failure.getMessage().contains("reset by peer"));
        }

        boolean write(SocketChannel channel, ByteBuffer data) throws IOException {
            try {
                return channel.write(data) > 0;
            } catch (IOException e) {
                if (isBroken(e)) {
                    channel.close();
                    return false;
                }
                throw e;
            }
        }
    }

    /** Counts what it knows. */
    Runnable counting(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                if (e.getMessage().indexOf("Connection reset by peer") >= 0) { // expect: WB_ERRNO_TEXT fix=type-not-text
                    resets++;
                }
            }
        };
    }
}
