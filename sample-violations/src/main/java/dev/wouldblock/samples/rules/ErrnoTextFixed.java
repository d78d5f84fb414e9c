package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The fixed twin of {@link ErrnoText}. */
public final class ErrnoTextFixed {
    private static final System.Logger LOG = System.getLogger("net");
    private int failures;

    // begin example
    /** Whatever broke the connection, it is closed; would-block is a value and never comes here. */
    void onWritable(SelectionKey key, ByteBuffer reply) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        try {
            client.write(reply);
            if (!reply.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (ClosedChannelException e) {
            key.cancel();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "connection lost", e);
            client.close();
        }
    }
    // end example

    /** 0 says that nothing is there. */
    int poll(SocketChannel channel, ByteBuffer target) throws IOException {
        channel.configureBlocking(false);
        return channel.read(target);
    }

    /** The class of the exception decides. */
    static final class Writer {
        boolean write(SocketChannel channel, ByteBuffer data) throws IOException {
            try {
                return channel.write(data) > 0;
            } catch (SocketException e) {
                channel.close();
                return false;
            }
        }
    }

    /** Counts all. */
    Runnable counting(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failures++;
            }
        };
    }

    /** Only the log is less loud for what happens every day. */
    void report(IOException e) {
        String text = e.getMessage();
        if (text != null && (text.contains("Broken pipe") || text.contains("Connection reset"))) {
            LOG.log(System.Logger.Level.DEBUG, "peer has gone", e);
        } else {
            LOG.log(System.Logger.Level.ERROR, "connection failed", e);
        }
    }

    private static boolean isEveryday(IOException e) {
        return "Connection reset by peer".equals(e.getMessage());
    }

    /** The same with a helper. */
    void reportAndClose(SocketChannel channel, IOException e) throws IOException {
        if (!isEveryday(e)) {
            LOG.log(System.Logger.Level.ERROR, "connection failed", e);
        }
        channel.close();
    }

    /** A log that is told in two steps how loud it is and of what. */
    interface Report {
        void on(Class<?> place, Throwable failure);
    }

    static Report warn() {
        return (place, failure) -> LOG.log(System.Logger.Level.WARNING, place.getName(), failure);
    }

    /** The same with a log that answers what is called next. */
    void reportInTwoSteps(SocketChannel channel, IOException e) throws IOException {
        if (!"Broken pipe".equals(e.getMessage())) {
            warn().on(getClass(), e);
        }
        channel.close();
    }

    private static String place(SocketChannel channel, String text) {
        return channel.isConnected() ? text : text + " before it was connected";
    }

    /** What makes the texts for a log is a part of logging. */
    void reportWithPlace(SocketChannel channel, IOException e) {
        if (isEveryday(e)) {
            LOG.log(System.Logger.Level.DEBUG, place(channel, "peer has gone"), e);
        } else {
            LOG.log(System.Logger.Level.ERROR, "{0} with {1} failures: {2}", place(channel, "lost"), failures, e);
        }
    }

    /** Text of the program itself. */
    static String advice(String question) {
        return question.contains("Broken pipe") ? "call a plumber" : "try again";
    }
}
