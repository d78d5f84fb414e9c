package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SpotBugs knows of the rules is what the pages say. */
final class PatternsIT {
    /** Some hosts show nothing beyond this rank. */
    private static final int LAST_RANK_SHOWN = 9;

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void eachPageIsAPatternOfItsRank(String version) throws IOException {
        Map<String, List<String>> patterns = patterns(version);

        assertThat(patterns).hasSize(Pages.load().rules().size() + 1).containsKey(Incomplete.TYPE);
        for (RulePage page : Pages.load().rules()) {
            List<String> pattern = patterns.get(page.id());
            assertThat(pattern.subList(0, 4))
                    .as(page.id())
                    .containsExactly(
                            Integer.toString(page.rank()), page.category(), Integer.toString(page.cwe()), page.title());
            assertThat(pattern.get(6)).as("category of " + page.id()).contains(page.category());
        }
    }

    @Test
    void defaultRulesAreShownEverywhere() {
        assertThat(Pages.load().rules())
                .filteredOn(page -> page.profile() == Profile.DEFAULT)
                .allSatisfy(page -> assertThat(page.rank()).as(page.id()).isLessThanOrEqualTo(LAST_RANK_SHOWN));
    }

    @Test
    void eachMessageTakesTheAnnotationThatHoldsTheText() throws IOException {
        assertThat(patterns("").values())
                .allSatisfy(pattern -> assertThat(pattern.get(4)).endsWith("{1}"));
    }

    @Test
    void detailsReadWellWithAndWithoutTheTags() throws IOException {
        Map<String, List<String>> patterns = patterns("");
        for (RulePage page : Pages.load().rules()) {
            assertThat(patterns.get(page.id()).get(5).strip())
                    .as(page.id())
                    .startsWith("<p>")
                    .contains("<b>What happens at run time</b>", "<b>Fixes</b>", "<ol ")
                    .doesNotContain("<table", "](", "href=\"..", "```")
                    .doesNotContainPattern("(?m)^\\s*\\|");
        }
    }

    private static Map<String, List<String>> patterns(String version) throws IOException {
        try (Host host = Host.of(version)) {
            return host.patterns();
        }
    }
}
