package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final Outcome OUTCOME = new Outcome(
            2, List.of("skipped A: broken"), List.of("one remark", "another"), List.of("error", "", "2 findings"));

    @TempDir
    Path folder;

    @Test
    void whatIsKeptComesBack() throws Exception {
        Path file = folder.resolve("new/check.txt");
        OUTCOME.write(file, KEY);
        assertThat(Outcome.read(file, KEY)).contains(OUTCOME);
    }

    @Test
    void onlyUnderItsKey() throws Exception {
        Path file = folder.resolve("check.txt");
        OUTCOME.write(file, KEY);
        assertThat(Outcome.read(file, "f" + KEY.substring(1))).isEmpty();
        assertThat(Outcome.read(folder.resolve("other.txt"), KEY)).isEmpty();
    }

    @Test
    void whatIsTornOrForeignIsNothing() throws Exception {
        Path file = folder.resolve("check.txt");
        for (String text : List.of("", "\n", "hello", KEY, KEY + " 1 5 5\nskipped", KEY + " x 0 0\n", "\0\1\2")) {
            Files.writeString(file, text);
            assertThat(Outcome.read(file, KEY)).as(text).isEmpty();
        }
    }
}
