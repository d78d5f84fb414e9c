package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** The fixed twin of {@link TrylockNull}. */
public final class TrylockNullFixed {

    // begin example
    /** Who finds the lock taken says so, and the counter stays as it is. */
    static boolean increment(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
            channel.read(number, 0);
            number.putLong(0, number.getLong(0) + 1).rewind();
            channel.write(number, 0);
            return true;
        }
    }
    // end example

    /** Null is an error here. */
    void append(FileChannel channel, ByteBuffer line) throws IOException {
        FileLock lock = Objects.requireNonNull(channel.tryLock(), "somebody else writes");
        try {
            channel.write(line, channel.size());
        } finally {
            lock.release();
        }
    }

    /** Who wants to wait calls lock(). */
    void replace(FileChannel channel, ByteBuffer content) throws IOException {
        FileLock lock = channel.lock();
        try {
            channel.truncate(0);
            channel.write(content, 0);
        } finally {
            lock.release();
        }
    }

    /** The lock is kept, and asked for later. */
    static final class SingleInstance {
        private final FileChannel channel;
        private FileLock lock;

        SingleInstance(FileChannel channel) {
            this.channel = channel;
        }

        boolean claim() throws IOException {
            lock = channel.tryLock();
            return lock != null;
        }
    }

    /** The caller of the helper tests. */
    static final class Index {
        private final AsynchronousFileChannel channel;

        Index(AsynchronousFileChannel channel) {
            this.channel = channel;
        }

        private FileLock lockHeader() throws IOException {
            return channel.tryLock(0, 64, false);
        }

        boolean rewrite(ByteBuffer header) throws IOException, InterruptedException, ExecutionException {
            try (FileLock lock = lockHeader()) {
                if (lock == null) {
                    return false;
                }
                channel.write(header, 0).get();
                return true;
            }
        }
    }

    /** Only asks whether somebody else works on the file. */
    static boolean isInUse(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock != null) {
            lock.release();
            return false;
        }
        return true;
    }

    /** Waits with pauses. */
    static FileLock await(FileChannel channel) throws IOException, InterruptedException {
        FileLock lock;
        while ((lock = channel.tryLock()) == null) {
            Thread.sleep(50);
        }
        return lock;
    }

    /** An assertion is a test. */
    static void asserted(FileChannel channel, ByteBuffer line) throws IOException {
        try (FileLock lock = channel.tryLock()) {
            assert lock != null : "single writer";
            channel.write(line);
        }
    }

    /** Tested in the middle, released at the end. */
    static void tested(FileChannel channel, ByteBuffer line) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw new IOException("in use");
            }
            channel.write(line);
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }
}
