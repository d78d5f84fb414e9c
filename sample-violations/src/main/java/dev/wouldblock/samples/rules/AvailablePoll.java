package dev.wouldblock.samples.rules;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.Socket;
import java.util.function.IntConsumer;

/** Loops that ask a stream again and again whether bytes are there. */
public final class AvailablePoll {
    private volatile boolean running = true;

    // begin example
    /** One core is busy until the peer sends, and for ever when it closes: available() is 0 then, too. */
    static int firstByte(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (in.available() == 0) { // expect: WB_AVAILABLE_POLL fix=blocking-mode
        }
        return in.read();
    }
    // end example

    /** Reads when there is something, and asks again at once when there is not. */
    void pump(InputStream in, IntConsumer sink) throws IOException {
        while (running) {
            if (in.available() > 0) { // expect: WB_AVAILABLE_POLL fix=blocking-mode
                sink.accept(in.read());
            }
        }
    }

    /** Waits for a whole header. */
    byte[] header(Process process) throws IOException {
        BufferedInputStream in = new BufferedInputStream(process.getInputStream());
        while (in.available() < 8) { // expect: WB_AVAILABLE_POLL fix=blocking-mode
            if (!running) {
                return new byte[0];
            }
        }
        return in.readNBytes(8);
    }

    /** The same with a reader, in a lambda. */
    static Thread console(Reader reader, StringBuilder line) {
        return new Thread(() -> {
            try {
                while (!reader.ready()) { // expect: WB_AVAILABLE_POLL fix=blocking-mode
                    Thread.onSpinWait();
                }
                line.append((char) reader.read());
            } catch (IOException e) {
                line.append(e.getMessage());
            }
        });
    }

    /** The question is in a helper. */
    static final class Port {
        private final InputStream in;

        Port(InputStream in) {
            this.in = in;
        }

        private int waiting() throws IOException {
            return in.available();
        }

        void awaitInput() throws IOException {
            while (waiting() <= 0) {} // expect: WB_AVAILABLE_POLL fix=blocking-mode
        }
    }
}
