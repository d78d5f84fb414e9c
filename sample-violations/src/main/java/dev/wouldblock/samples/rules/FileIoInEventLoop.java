package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are read and written by the thread of a selector loop. */
public final class FileIoInEventLoop {

    private final Selector selector;

    FileIoInEventLoop(Selector selector) {
        this.selector = selector;
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
        }
    }

    /** A slow disk or a network share holds up every connection. */
    private void load(SelectionKey key, Path page) throws IOException {
        byte[] content = Files.readAllBytes(page); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
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

    /** Each record goes to the disk before the next connection is served. */
    static final class Journal {
        private final FileChannel log;
        private final ByteBuffer line = ByteBuffer.allocate(64);

        Journal(FileChannel log) {
            this.log = log;
        }

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        append(key);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }

        private void append(SelectionKey key) throws IOException {
            key.interestOps(0);
            line.clear().putLong(System.nanoTime()).putInt(key.readyOps()).flip();
            log.write(line); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
            log.force(false); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
        }
    }

    /** The handler opens a file; on a named pipe that alone waits for the other end. */
    static final class Blobs {
        private final Path folder;
        private final byte[] head = new byte[16];

        Blobs(Path folder) {
            this.folder = folder;
        }

        void serve(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(10_000);
                for (SelectionKey key : selector.selectedKeys()) {
                    key.attach(head(key.attachment().toString()));
                    key.interestOps(0);
                }
                selector.selectedKeys().clear();
            }
        }

        private byte[] head(String name) throws IOException {
            String path = folder.resolve(name).toString();
            try (RandomAccessFile file = new RandomAccessFile(path, "r")) { // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
                file.readFully(head); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
            }
            return head.clone();
        }
    }
}
