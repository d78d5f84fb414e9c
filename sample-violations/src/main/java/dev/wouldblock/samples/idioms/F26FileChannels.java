package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Right: a file channel has no non-blocking mode; it writes everything, and -1 is the end of the file. */
public final class F26FileChannels {

    static void append(Path log, String line) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(StandardCharsets.UTF_8.encode(line));
            file.force(false);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(64 * 1024);
            while (in.read(block) != -1) {
                block.flip();
                while (block.hasRemaining()) {
                    out.write(block);
                }
                block.clear();
            }
        }
    }

    /** File to file: stops at 0, which is the end of the source. */
    static void append(FileChannel from, FileChannel to) throws IOException {
        long position = 0;
        long count;
        while ((count = from.transferTo(position, from.size() - position, to)) > 0) {
            position += count;
        }
    }
}
