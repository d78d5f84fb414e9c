package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void ordinaryTextStays() {
        assertThat(Shown.line("SocketChannel.write: 0 Bytes \u2013 \u00dcn\u00ef\u6f22 \ud83d\ude00"))
                .isEqualTo("SocketChannel.write: 0 Bytes \u2013 \u00dcn\u00ef\u6f22 \ud83d\ude00");
    }

    @Test
    void whatActsOnATerminalIsVisible() {
        assertThat(Shown.line("a\u001b[31mb\nc\rd\te\u0085f\u009bg\u0000"))
                .isEqualTo("a\\u001b[31mb\\nc\\rd\\te\\u0085f\\u009bg\\u0000");
    }

    @Test
    void whatChangesTheReadingOrderOrHidesIsVisible() {
        assertThat(Shown.line("a\u202eb\u2066c\u200bd\u2028e\ufefff\udb40\udc41g"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\u2028e\\ufefff\\udb40\\udc41g");
    }

    @Test
    void halfACharacterIsVisible() {
        assertThat(Shown.line("a\ud800b\udc00")).isEqualTo("a\\ud800b\\udc00");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Shown.atMost(5, "abcde")).isEqualTo("abcde");
        assertThat(Shown.atMost(5, "abcdef")).isEqualTo("abcd\u2026");
        assertThat(Shown.atMost(5, "abc\ud83d\ude00f")).isEqualTo("abc\u2026");
    }
}
