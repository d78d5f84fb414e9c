package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Right, or not to be known: each buffer is emptied before it is filled, but somebody may look at the rest before that. */
public final class BufferOfFieldLookedAtElsewhere {

    /** The writable event goes on with what is left. */
    static final class GoesOn {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);

        void send(SelectionKey key, byte[] message) throws IOException {
            frame.clear();
            frame.put(message);
            frame.flip();
            ((SocketChannel) key.channel()).write(frame);
        }

        void onWritable(SelectionKey key) throws IOException {
            ((SocketChannel) key.channel()).write(frame);
        }
    }

    /** Whoever sends asks first. */
    static final class Asked {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);

        boolean isFree() {
            return !frame.hasRemaining();
        }

        void send(SelectionKey key, byte[] message) throws IOException {
            frame.clear();
            frame.put(message);
            frame.flip();
            ((SocketChannel) key.channel()).write(frame);
        }
    }

    /** The caller of the private method looks. */
    static final class CallerLooks {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);

        void onReadable(SelectionKey key, byte[] message) throws IOException {
            send(key, message);
            if (frame.hasRemaining()) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }

        private void send(SelectionKey key, byte[] message) throws IOException {
            frame.clear();
            frame.put(message);
            frame.flip();
            ((SocketChannel) key.channel()).write(frame);
        }
    }

    /** The buffer was handed in: its owner may look. */
    static final class HandedIn {
        private final ByteBuffer frame;

        HandedIn(ByteBuffer frame) {
            this.frame = frame;
        }

        void send(SelectionKey key, byte[] message) throws IOException {
            frame.clear();
            frame.put(message);
            frame.flip();
            ((SocketChannel) key.channel()).write(frame);
        }
    }

    /** The buffer is handed out: whoever gets it may look. */
    static final class HandedOut {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);

        ByteBuffer frame() {
            return frame;
        }

        void send(SelectionKey key, byte[] message) throws IOException {
            frame.clear();
            frame.put(message);
            frame.flip();
            ((SocketChannel) key.channel()).write(frame);
        }
    }

    /** A function that is given away holds it. */
    static final class Captured {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);

        void send(SelectionKey key, byte[] message, Consumer<Runnable> later) throws IOException {
            ByteBuffer current = frame;
            current.clear();
            current.put(message);
            current.flip();
            ((SocketChannel) key.channel()).write(current);
            later.accept(() -> System.out.println(current));
        }
    }

    /** A flag says whether the rest is to be written first. */
    static final class Flagged {
        private final ByteBuffer frame = ByteBuffer.allocate(4096);
        private boolean pending;

        void send(SelectionKey key, byte[] message) throws IOException {
            if (!pending) {
                frame.clear();
                frame.put(message);
                frame.flip();
            }
            ((SocketChannel) key.channel()).write(frame);
            pending = true;
        }
    }
}
