package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnippetTest {
    @Test
    void underlinesWhatIsFlagged() {
        assertThat(show("a.write(b);", 3, 8)).isEqualTo("a.write(b);\n  ^^^^^");
        assertThat(show("\t\ta.write(b);", 5, 10)).isEqualTo("        a.write(b);\n          ^^^^^");
        assertThat(show("\u202ea.write(b);", 4, 9)).isEqualTo("\\u202ea.write(b);\n        ^^^^^");
        assertThat(show("\ud83d\ude00.write()", 4, 9)).isEqualTo("\ud83d\ude00.write()\n   ^^^^^");
    }

    @Test
    void aLongLineIsCutAroundIt() {
        String shown = show("x".repeat(100_000) + "write" + "y".repeat(100_000), 100_001, 100_006);
        assertThat(shown).hasSizeLessThan(300).startsWith("\u2026xxx").contains("xxwriteyy", "yyy\u2026\n");
        int caret = shown.substring(shown.indexOf('\n') + 1).indexOf('^');
        assertThat(shown.substring(caret)).startsWith("write");
    }

    @Test
    void nothingIsUnderlinedWithoutAPlace() {
        assertThat(Snippet.of("  a", Optional.empty())).isEqualTo(new Snippet("  a", 0, 0));
        assertThat(Snippet.of("", Optional.of(new Place.Range(1, 2))).carets()).isEmpty();
    }

    private static String show(String line, int start, int end) {
        Snippet snippet = Snippet.of(line, Optional.of(new Place.Range(start, end)));
        return snippet.text() + "\n" + snippet.carets();
    }
}
