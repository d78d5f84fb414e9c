package dev.wouldblock.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    private static final List<String> KNOWN = List.of(
            "WB_READ_IGNORED",
            "WB_SPIN_WRITE",
            "WB_WRITE_IGNORED",
            "WB_WRITE_REMAINDER_DROPPED",
            "blocking-mode",
            "offload");

    @Test
    void theNearestComesFirst() {
        assertThat(NearNames.of("WB_WRITE_IGNORE", KNOWN)).startsWith("WB_WRITE_IGNORED");
        assertThat(NearNames.of("blocking_mode", KNOWN)).containsExactly("blocking-mode");
        assertThat(NearNames.of("ofload", KNOWN)).containsExactly("offload");
    }

    @Test
    void aPartOfANameIsNear() {
        assertThat(NearNames.of("write", KNOWN))
                .containsExactly("WB_SPIN_WRITE", "WB_WRITE_IGNORED", "WB_WRITE_REMAINDER_DROPPED");
    }

    @Test
    void thePrefixAloneIsNotNear() {
        assertThat(NearNames.of("WB_", KNOWN)).isEmpty();
        assertThat(NearNames.of("WB_ELEPHANTS", KNOWN)).isEmpty();
    }
}
