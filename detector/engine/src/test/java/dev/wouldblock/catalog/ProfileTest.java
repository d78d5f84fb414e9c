package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void includesThoseBeforeIt() {
        assertThat(Profile.PREVIEW.includes(Profile.STRICT)).isTrue();
        assertThat(Profile.STRICT.includes(Profile.DEFAULT)).isTrue();
        assertThat(Profile.STRICT.includes(Profile.PREVIEW)).isFalse();
        assertThat(Profile.DEFAULT.includes(Profile.STRICT)).isFalse();
    }

    @Test
    void isFoundByItsWord() {
        assertThat(Profile.of("preview")).contains(Profile.PREVIEW);
        assertThat(Profile.of("PREVIEW")).isEmpty();
        assertThat(Profile.words()).isEqualTo("default, strict, preview");
    }
}
