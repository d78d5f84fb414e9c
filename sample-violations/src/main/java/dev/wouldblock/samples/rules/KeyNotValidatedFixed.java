package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** The fixed twin of {@link KeyNotValidated}. */
public final class KeyNotValidatedFixed {

    // begin example
    /** A key is asked whether it is valid before it is asked for more. */
    static void serve(SelectionKey key, ByteBuffer buffer) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isReadable()) {
            if (channel.read(buffer.clear()) < 0) {
                channel.close();
            } else {
                buffer.flip();
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }
        if (key.isValid() && key.isWritable()) {
            channel.write(buffer);
            key.interestOps(buffer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }
    // end example

    /** Each handler is a method of its own, and the second one comes only while the key is valid. */
    static final class Loop {
        private final Selector selector;
        private final ByteBuffer buffer = ByteBuffer.allocate(4096);

        Loop(Selector selector) {
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    dispatch(key);
                }
            }
        }

        private void dispatch(SelectionKey key) throws IOException {
            if (key.isReadable()) {
                onReadable(key);
            }
            if (key.isValid() && (key.readyOps() & SelectionKey.OP_WRITE) != 0) {
                onWritable(key);
            }
        }

        private void onReadable(SelectionKey key) throws IOException {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
                key.channel().close();
            }
        }

        private static void onWritable(SelectionKey key) throws IOException {
            ByteBuffer reply = (ByteBuffer) key.attachment();
            ((SocketChannel) key.channel()).write(reply);
            if (!reply.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }

    /** Nothing comes behind the close. */
    static void answer(SelectionKey key, ByteBuffer reply) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        channel.write(reply);
        boolean isDone = !reply.hasRemaining();
        if (isDone) {
            channel.socket().close();
            return;
        }
        key.interestOps(SelectionKey.OP_WRITE);
    }
}
