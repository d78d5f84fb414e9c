package dev.wouldblock.bytecode;

import dev.wouldblock.input.Input;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Class files that are looked at twice: all of them to see which ones matter, and these as a whole. Most of what
 * a look costs is to inflate the file, so its bytes are kept for the second one while there is room for them.
 */
final class KeptBytes {
    private final List<Input> inputs;
    private final AtomicReferenceArray<byte[]> kept;
    private final AtomicLong room;

    /** @param room how many bytes may be kept; what is beyond is read again */
    KeptBytes(List<Input> inputs, long room) {
        this.inputs = inputs;
        this.kept = new AtomicReferenceArray<>(inputs.size());
        this.room = new AtomicLong(room);
    }

    /** Room for the class files of a large program, and a small part of what the analysis of one needs. */
    static long roomInHeap() {
        return Runtime.getRuntime().maxMemory() / 8;
    }

    byte[] first(int input) throws IOException {
        byte[] bytes = inputs.get(input).bytes();
        if (room.addAndGet(-bytes.length) >= 0) {
            kept.set(input, bytes);
        } else {
            room.addAndGet(bytes.length);
        }
        return bytes;
    }

    /** No file is looked at any more. */
    void clear() {
        for (int i = 0; i < kept.length(); i++) {
            kept.set(i, null);
        }
    }

    /** The bytes of an input that is not looked at any more after this. */
    byte[] last(int input) throws IOException {
        byte[] bytes = kept.getAndSet(input, null);
        return bytes == null ? inputs.get(input).bytes() : bytes;
    }
}
