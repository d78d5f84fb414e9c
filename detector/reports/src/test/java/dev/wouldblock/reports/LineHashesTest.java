package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.reports.sources.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineHashesTest {
    /** The answers are those of Microsoft's SARIF Multitool, whose hashes are GitHub's. */
    @Test
    void hashesAreThoseOfGitHub() throws IOException {
        List<String> answers;
        try (InputStream in =
                Objects.requireNonNull(LineHashesTest.class.getResourceAsStream("/hashes/expected.txt"))) {
            answers = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(answers).hasSizeGreaterThanOrEqualTo(200);
        Map<String, String> files = HashedFiles.ALL;
        for (String answer : answers) {
            String[] words = answer.split(" ");
            LineHashes hashes = LineHashes.of(SourceText.of(Objects.requireNonNull(files.get(words[0]), words[0])));
            assertThat(hashes.line(Integer.parseInt(words[1])))
                    .as(words[0] + " line " + words[1])
                    .contains(words[2]);
        }
    }

    @Test
    void blanksAndLineEndsDoNotMatter() {
        String text = "class A {\n\tint a;\n\n    int b;\n}\n";
        LineHashes hashes = LineHashes.of(SourceText.of(text));
        for (String same : List.of(
                text.replace("\n", "\r\n"),
                text.replace("\n", "\r"),
                text.replace("\t", "    "),
                text.replace(" ", ""))) {
            LineHashes other = LineHashes.of(SourceText.of(same));
            IntStream.rangeClosed(1, 5)
                    .forEach(line -> assertThat(other.line(line))
                            .isEqualTo(hashes.line(line))
                            .isPresent());
        }
    }

    @Test
    void theSameLineAgainHasTheNextNumber() {
        LineHashes hashes = LineHashes.of(SourceText.of("a();\n".repeat(200)));
        assertThat(hashes.line(1).orElseThrow()).endsWith(":1");
        assertThat(hashes.line(2).orElseThrow())
                .isEqualTo(hashes.line(1).orElseThrow().replace(":1", ":2"));
        assertThat(hashes.line(0)).isEmpty();
        assertThat(hashes.line(202)).isEmpty();
    }
}
