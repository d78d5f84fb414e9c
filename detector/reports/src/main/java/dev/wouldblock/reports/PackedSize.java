package dev.wouldblock.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Hands characters on, and tells how large they are when they are packed. */
final class PackedSize extends Writer {
    private final Writer out;
    private final Counter counter = new Counter();
    private final Writer packed;

    PackedSize(Writer out) throws IOException {
        this.out = out;
        this.packed = new OutputStreamWriter(new GZIPOutputStream(counter, 1 << 16), StandardCharsets.UTF_8);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        out.write(characters, from, length);
        packed.write(characters, from, length);
    }

    /** A little behind what was written: some of it is still being packed. */
    long bytes() {
        return counter.bytes;
    }

    /** As a report does, it leaves that to the owner of the writer. */
    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
