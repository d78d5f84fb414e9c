package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Handlers of IllegalBlockingModeException after which the code goes on. */
public final class ModeExceptionSwallowed {
    private static final Logger LOG = Logger.getLogger(ModeExceptionSwallowed.class.getName());

    // begin example
    /** With a channel in non-blocking mode there is never a byte. */
    static int poll(Socket socket, byte[] target) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            return in.read(target); // expect: WB_MODE_EXCEPTION_SWALLOWED fix=mode-and-order
        } catch (IllegalBlockingModeException e) {
            return 0;
        }
    }
    // end example

    /** The channel is not registered, and nobody is told. */
    static void register(SocketChannel channel, Selector selector) throws ClosedChannelException {
        try {
            channel.register(selector, SelectionKey.OP_READ); // expect: WB_MODE_EXCEPTION_SWALLOWED fix=mode-and-order
        } catch (IllegalBlockingModeException ignored) {
        }
    }

    /** A line in a log changes nothing. */
    static final class Uplink {
        private final Socket socket;

        Uplink(Socket socket) {
            this.socket = socket;
        }

        void connect(SocketAddress address) throws IOException {
            try {
                socket.connect(address, 1_000); // expect: WB_MODE_EXCEPTION_SWALLOWED fix=mode-and-order
            } catch (IllegalBlockingModeException e) {
                LOG.log(Level.WARNING, "wrong mode", e);
            }
        }
    }

    /** In a loop, and in a handler of two exceptions. */
    static Runnable drain(InputStream in, byte[] target) {
        return () -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    in.read(target); // expect: WB_MODE_EXCEPTION_SWALLOWED fix=mode-and-order
                } catch (IllegalBlockingModeException | IOException e) {
                    LOG.fine("nothing yet");
                }
            }
        };
    }
}
