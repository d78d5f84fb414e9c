package dev.wouldblock.samples.rules;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.Socket;
import java.util.function.IntConsumer;

/** The fixed twin of {@link AvailablePoll}. */
public final class AvailablePollFixed {
    private volatile boolean running = true;

    // begin example
    /** read() waits for the byte, costs nothing meanwhile, and answers -1 when the peer has closed. */
    static int firstByte(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return in.read();
    }
    // end example

    /** Pauses when there is nothing. */
    void pump(InputStream in, IntConsumer sink) throws IOException, InterruptedException {
        while (running) {
            if (in.available() > 0) {
                sink.accept(in.read());
            } else {
                Thread.sleep(20);
            }
        }
    }

    /** Asks for the bytes, not for their number. */
    byte[] header(Process process) throws IOException {
        BufferedInputStream in = new BufferedInputStream(process.getInputStream());
        return in.readNBytes(8);
    }

    /** The reader waits. */
    static Thread console(Reader reader, StringBuilder line) {
        return new Thread(() -> {
            try {
                int character = reader.read();
                if (character >= 0) {
                    line.append((char) character);
                }
            } catch (IOException e) {
                line.append(e.getMessage());
            }
        });
    }

    /** A bounded number of questions. */
    static final class Port {
        private final InputStream in;

        Port(InputStream in) {
            this.in = in;
        }

        private int waiting() throws IOException {
            return in.available();
        }

        boolean awaitInput() throws IOException {
            int tries = 0;
            while (waiting() <= 0) {
                if (++tries > 100) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A hint for the size of an array. */
    static byte[] rest(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.max(32, in.available()));
        in.transferTo(all);
        return all.toByteArray();
    }

    /** Leaves when nothing is there: the caller comes back. */
    static int drain(InputStream in, byte[] target) throws IOException {
        int count = 0;
        while (in.available() > 0 && count < target.length) {
            target[count++] = (byte) in.read();
        }
        return count;
    }
}
