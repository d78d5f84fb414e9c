package dev.wouldblock.samples.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Retry loops for one channel that sleep between two attempts, on the thread of a selector loop. */
public final class SleepBackoffInLoop {

    private final Selector selector;

    SleepBackoffInLoop(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException, InterruptedException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                send((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
                key.interestOps(0);
            }
            selector.selectedKeys().clear();
        }
    }

    /** No busy wait, but as long as this client does not read, the loop serves nobody. */
    private static void send(SocketChannel client, ByteBuffer data) throws IOException, InterruptedException {
        while (data.hasRemaining()) {
            if (client.write(data) == 0) {
                Thread.sleep(10); // expect: WB_SLEEP_BACKOFF_IN_LOOP fix=retry-when-ready
            }
        }
    }
    // end example

    /** The pause is in a helper, and so is the read. */
    static final class Importer {
        private final Selector selector;

        Importer(Selector selector) {
            this.selector = selector;
        }

        void run() throws IOException {
            while (selector.select() > 0) {
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    key.attach(record((SocketChannel) key.channel()));
                }
            }
        }

        private static ByteBuffer record(SocketChannel channel) throws IOException {
            ByteBuffer record = ByteBuffer.allocate(512);
            while (record.hasRemaining()) {
                int count = channel.read(record);
                if (count < 0) {
                    channel.close();
                    throw new EOFException();
                }
                if (count == 0) {
                    backOff();
                }
            }
            return record.flip();
        }

        private static void backOff() throws InterruptedIOException {
            try {
                TimeUnit.MILLISECONDS.sleep(1); // expect: WB_SLEEP_BACKOFF_IN_LOOP fix=retry-when-ready
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    /** A bounded number of attempts bounds the stall of each connection, not that of all. */
    static void flush(Selector selector) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                ByteBuffer data = (ByteBuffer) key.attachment();
                SocketChannel channel = (SocketChannel) key.channel();
                for (int attempt = 0; attempt < 100 && data.hasRemaining(); attempt++) {
                    if (channel.write(data) == 0) {
                        LockSupport.parkNanos(5_000_000); // expect: WB_SLEEP_BACKOFF_IN_LOOP fix=retry-when-ready
                    }
                }
                channel.close();
            }
            selector.selectedKeys().clear();
        }
    }
}
