package dev.wouldblock.spotbugs.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DetailsTest {
    private static final String PAGE = """
            ## What it flags

            A call of `write`.

            ## What happens at run time

            | state | result | buffer |
            |---|---|---|
            | full \\| busy | 0 | `unchanged` |
            | room | more | empty |

            After the table.

            ## Example

            ```java
            peer.write(buffer);
            ```

            ## Fixes

            1. [Keep the rest](../fixes/retry-when-ready.md), when *registered*.
            2. [Read](https://example.org/a?b&c) <first>.

            ## Not flagged

            - Everything else.
            """;

    @Test
    void thePartsThatExplainAndHelpAreTaken() {
        assertThat(Details.ofRule(PAGE).lines())
                .containsExactly(
                        "<p>A call of <code>write</code>.</p>",
                        "<p><b>What happens at run time</b></p>",
                        "<ul type=\"disc\" style=\"margin-left: 25px\">",
                        "<li>full | busy: result 0; buffer <code>unchanged</code></li>",
                        "<li>room: result more; buffer empty</li>",
                        "</ul>",
                        "<p>After the table.</p>",
                        "<p><b>Fixes</b></p>",
                        "<ol type=\"1\" style=\"margin-left: 25px\">",
                        "<li>Keep the rest, when <em>registered</em>.</li>",
                        "<li><a href=\"https://example.org/a?b&amp;c\"><u>Read</u></a> <first>.</li>",
                        "</ol>");
    }

    @Test
    void everyFixOfAPageIsThereInItsOrder() {
        for (RulePage rule : Pages.load().rules()) {
            List<String> titles = rule.fixes().stream()
                    .map(fix -> Pages.load().fix(fix).orElseThrow().title())
                    .map(Pattern::quote)
                    .toList();
            assertThat(Details.ofRule(rule.markdown()))
                    .as(rule.id())
                    .matches(Pattern.compile(
                            ".*<ol .*" + String.join(".*", titles) + ".*</ol>.*",
                            Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
        }
    }
}
