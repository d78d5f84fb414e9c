package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;

/** Locks that another program holds: {@code tryLock} answers null, and the work is done all the same. */
public final class TrylockNull {

    // begin example
    /** The statement accepts a null resource: the counter is written without the lock. */
    static void increment(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) { // expect: WB_TRYLOCK_NULL fix=check-result
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
            channel.read(number, 0);
            number.putLong(0, number.getLong(0) + 1).rewind();
            channel.write(number, 0);
        }
    }
    // end example

    /** The release is the first use of the null. */
    void append(FileChannel channel, ByteBuffer line) throws IOException {
        FileLock lock = channel.tryLock(); // expect: WB_TRYLOCK_NULL fix=check-result
        try {
            channel.write(line, channel.size());
        } finally {
            lock.release();
        }
    }

    /** The null test comes when the work is done. */
    void replace(FileChannel channel, ByteBuffer content) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, false); // expect: WB_TRYLOCK_NULL fix=check-result
            channel.truncate(0);
            channel.write(content, 0);
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }

    /** Nobody looks whether this is the only process. */
    static final class SingleInstance {
        private final FileChannel channel;

        SingleInstance(FileChannel channel) {
            this.channel = channel;
        }

        void claim() throws IOException {
            channel.tryLock(); // expect: WB_TRYLOCK_NULL fix=check-result
        }
    }

    /** A helper hands the null on. */
    static final class Index {
        private final AsynchronousFileChannel channel;

        Index(AsynchronousFileChannel channel) {
            this.channel = channel;
        }

        private FileLock lockHeader() throws IOException {
            return channel.tryLock(0, 64, false);
        }

        void rewrite(ByteBuffer header) throws IOException, InterruptedException, ExecutionException {
            FileLock lock = lockHeader(); // expect: WB_TRYLOCK_NULL fix=check-result
            channel.write(header, 0).get();
            lock.close();
        }
    }
}
