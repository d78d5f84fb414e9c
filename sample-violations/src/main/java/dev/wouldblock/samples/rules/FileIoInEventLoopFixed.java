package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** The fixed twin of {@link FileIoInEventLoop}. */
public final class FileIoInEventLoopFixed {

    private final Selector selector;
    private final Executor workers;
    private final Queue<Runnable> results = new ConcurrentLinkedQueue<>();

    FileIoInEventLoopFixed(Selector selector, Executor workers) {
        this.selector = selector;
        this.workers = workers;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isReadable()) {
                    load(key, (Path) key.attachment());
                } else {
                    send(key, (ByteBuffer) key.attachment());
                }
            }
            selector.selectedKeys().clear();
            for (Runnable result = results.poll(); result != null; result = results.poll()) {
                result.run();
            }
        }
    }

    /** A worker reads the file; the loop gets the content through a queue and a wakeup. */
    private void load(SelectionKey key, Path page) {
        key.interestOps(0);
        workers.execute(() -> {
            try {
                byte[] content = Files.readAllBytes(page);
                results.add(() -> startSending(key, content));
            } catch (IOException e) {
                results.add(() -> startSending(key, new byte[0])); // nothing to send, so the client is closed
            }
            selector.wakeup();
        });
    }

    private static void startSending(SelectionKey key, byte[] content) {
        key.attach(ByteBuffer.wrap(content));
        key.interestOps(SelectionKey.OP_WRITE);
    }
    // end example

    private static void send(SelectionKey key, ByteBuffer content) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        client.write(content);
        if (!content.hasRemaining()) {
            client.close();
        }
    }

    /** Records go to a thread of their own, which writes as many as there are and then forces once. */
    static final class Journal implements Runnable {
        private final FileChannel log;
        private final BlockingQueue<ByteBuffer> lines = new LinkedBlockingQueue<>();

        Journal(FileChannel log) {
            this.log = log;
        }

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(this::append);
            }
        }

        private void append(SelectionKey key) {
            key.interestOps(0);
            lines.add(ByteBuffer.allocate(64).putLong(System.nanoTime()).putInt(key.readyOps()).flip());
        }

        /** Given to a thread of its own. */
        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    for (ByteBuffer line = lines.take(); line != null; line = lines.poll()) {
                        log.write(line);
                    }
                    log.force(false);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        Thread start() {
            Thread writer = new Thread(this, "journal");
            writer.start();
            return writer;
        }
    }

    /** The heads are read before the loop starts. */
    static final class Blobs {
        private final byte[] head = new byte[16];

        Blobs(Path blob) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(blob.toString(), "r")) {
                file.readFully(head);
            }
        }

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(10_000);
                for (SelectionKey key : selector.selectedKeys()) {
                    key.attach(head.clone());
                    key.interestOps(0);
                }
                selector.selectedKeys().clear();
            }
        }
    }
}
