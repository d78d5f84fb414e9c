package dev.wouldblock.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wouldblock.input.Input;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptBytesTest {
    /** Counts how often it is read. */
    private record Counted(String label, byte[] content, AtomicInteger reads) implements Input {
        static Counted ofSize(int size) {
            return new Counted("a.class", new byte[size], new AtomicInteger());
        }

        @Override
        public byte[] bytes() {
            reads.incrementAndGet();
            return content.clone();
        }
    }

    @Test
    void readsOnceWhatIsLookedAtTwice() throws IOException {
        Counted file = Counted.ofSize(10);
        KeptBytes kept = new KeptBytes(List.of(file), 10);
        assertArrayEquals(file.content(), kept.first(0));
        assertArrayEquals(file.content(), kept.last(0));
        assertEquals(1, file.reads().get());
    }

    @Test
    void keepsNothingAfterTheLastLook() throws IOException {
        Counted file = Counted.ofSize(10);
        KeptBytes kept = new KeptBytes(List.of(file), 10);
        kept.first(0);
        kept.last(0);
        assertArrayEquals(file.content(), kept.last(0));
        assertEquals(2, file.reads().get());
    }

    @Test
    void readsAgainWhatThereIsNoRoomFor() throws IOException {
        Counted large = Counted.ofSize(11);
        Counted small = Counted.ofSize(10);
        KeptBytes kept = new KeptBytes(List.of(large, small), 10);
        kept.first(0);
        kept.first(1);
        assertArrayEquals(large.content(), kept.last(0));
        assertArrayEquals(small.content(), kept.last(1));
        assertEquals(2, large.reads().get());
        assertEquals(1, small.reads().get());
    }
}
