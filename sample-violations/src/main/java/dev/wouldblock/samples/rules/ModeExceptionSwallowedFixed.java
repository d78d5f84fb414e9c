package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The fixed twin of {@link ModeExceptionSwallowed}. */
public final class ModeExceptionSwallowedFixed {
    private static final Logger LOG = Logger.getLogger(ModeExceptionSwallowedFixed.class.getName());

    // begin example
    /** A channel answers in both modes, and 0 is an answer. */
    static int poll(Socket socket, byte[] target) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel != null && !channel.isBlocking()) {
            return channel.read(ByteBuffer.wrap(target));
        }
        return socket.getInputStream().read(target);
    }
    // end example

    /** The mode is set, not hoped for. */
    static void register(SocketChannel channel, Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** The handler sets the mode and tries again. */
    static void registerAnyway(SocketChannel channel, Selector selector) throws IOException {
        try {
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IllegalBlockingModeException e) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /** The caller is told. */
    static final class Uplink {
        private final Socket socket;

        Uplink(Socket socket) {
            this.socket = socket;
        }

        void connect(SocketAddress address) throws IOException {
            try {
                socket.connect(address, 1_000);
            } catch (IllegalBlockingModeException e) {
                throw new IOException("the channel of the socket is not in blocking mode", e);
            }
        }

        boolean canConnect(SocketAddress address) throws IOException {
            try {
                socket.connect(address, 1_000);
                return true;
            } catch (IllegalBlockingModeException e) {
                return false;
            }
        }
    }

    /** The loop ends. */
    static Runnable drain(InputStream in, byte[] target) {
        return () -> {
            try {
                while (in.read(target) >= 0) {
                    LOG.fine("some more");
                }
            } catch (IllegalBlockingModeException | IOException e) {
                throw new IllegalStateException("can not be read", e);
            }
        };
    }

    /** The connection is given up. */
    static void registerOrClose(SocketChannel channel, Selector selector) throws IOException {
        try {
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IllegalBlockingModeException | ClosedChannelException e) {
            LOG.log(Level.WARNING, "not registered", e);
            channel.close();
        }
    }
}
