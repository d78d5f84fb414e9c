package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.catalog.Pages.FrontMatter;
import dev.wouldblock.finding.Confidence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    @Test
    void readsARulePage() {
        RulePage page = Pages.load().rule("WB_SPIN_ACCEPT").orElseThrow();

        assertThat(page.title()).isEqualTo("Busy wait for a connection or datagram");
        assertThat(page.group()).isEqualTo("B");
        assertThat(page.category()).isEqualTo("CORRECTNESS");
        assertThat(page.severity()).isEqualTo(Severity.HIGH);
        assertThat(page.rank()).isEqualTo(7);
        assertThat(page.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(page.profile()).isEqualTo(Profile.DEFAULT);
        assertThat(page.cwe()).isEqualTo(835);
        assertThat(page.fixes()).containsExactly("blocking-mode", "retry-when-ready", "wait-for-readiness");
        assertThat(page.engines()).isEqualTo(Set.of("bytecode", "source"));
        assertThat(page.markdown())
                .startsWith("## What it flags\n")
                .endsWith("\n")
                .doesNotContain("\nid: ");
    }

    @Test
    void readsAFixPage() {
        FixPage page = Pages.load().fix("close-at-eof").orElseThrow();

        assertThat(page.title()).isEqualTo("Close at end of stream");
        assertThat(page.advice()).isEqualTo("close the channel when read returns -1, which also cancels its key.");
        assertThat(page.when()).isEqualTo("-1 from a read leaves the channel open and its key registered");
    }

    @Test
    void pagesAreInTheOrderOfTheirIds() {
        assertThat(Pages.load().rules()).extracting(RulePage::id).isSorted();
        assertThat(Pages.load().fixes()).extracting(FixPage::id).isSorted();
    }

    @Test
    void thereIsNoPageOfAnotherName() {
        assertThat(Pages.load().rule("README")).isEmpty();
        assertThat(Pages.load().fix("WB_SPIN_ACCEPT")).isEmpty();
    }

    /** What every page promises to the hosts: a default rule has to be visible. */
    @Test
    void rulePagesStayWithinTheRangesOfTheirFields() {
        for (RulePage page : Pages.load().rules()) {
            assertThat(page.rank())
                    .as("rank of %s", page.id())
                    .isBetween(1, page.profile() == Profile.DEFAULT ? 9 : 20);
            assertThat(page.cwe()).isPositive();
            assertThat(page.group()).isIn("A", "B", "C", "D", "E", "F");
        }
    }

    @Test
    void rulePagesHaveTheSameSections() {
        for (RulePage page : Pages.load().rules()) {
            assertThat(page.markdown()
                            .lines()
                            .filter(line -> line.startsWith("## "))
                            .toList())
                    .as(page.id())
                    .isEqualTo(List.of(
                            "## What it flags",
                            "## What happens at run time",
                            "## Example",
                            "## Fixes",
                            "## Not flagged",
                            "## Profile",
                            "## References"));
        }
    }

    @Test
    void frontMatterEndsAtTheSecondRule() {
        FrontMatter page = FrontMatter.parse("rules/X.md", "---\nid: X\ntitle: a: b\n---\n\ntext\n---\nmore\n\n");

        assertThat(page.get("id")).isEqualTo("X");
        assertThat(page.get("title")).isEqualTo("a: b");
        assertThat(page.body()).isEqualTo("text\n---\nmore\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text\n", "---\nid: X\n", "id: X\n---\n", " ---\nid: X\n---\n"})
    void refusesAPageWithoutFrontMatter(String text) {
        assertThatThrownBy(() -> FrontMatter.parse("rules/X.md", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rules/X.md has no front matter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "id:X", "id: X\nid: Y", "id: X\n\ntitle: y"})
    void refusesALineThatIsNoPair(String lines) {
        assertThatThrownBy(() -> FrontMatter.parse("rules/X.md", "---\n" + lines + "\n---\ntext\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("rules/X.md: front matter line \"");
    }

    @Test
    void aFlagIsLeftOutWhereItHasItsUsualValue() {
        FrontMatter page = FrontMatter.parse("rules/X.md", "---\nid: X\nsingle-file: false\nother: yes\n---\ntext\n");

        assertThat(page.flag("single-file", true)).isFalse();
        assertThat(page.flag("missing", true)).isTrue();
        assertThat(page.flag("missing", false)).isFalse();
        assertThatThrownBy(() -> page.flag("other", true)).hasMessage("rules/X.md: other is false or left out");
        assertThatThrownBy(() -> page.flag("single-file", false))
                .hasMessage("rules/X.md: single-file is true or left out");
    }

    @Test
    void refusesAMissingOrEmptyField() {
        FrontMatter page = FrontMatter.parse("rules/X.md", "---\nid: X\ntitle:  \n---\ntext\n");

        assertThatThrownBy(() -> page.get("rank")).hasMessage("rules/X.md lacks rank");
        assertThatThrownBy(() -> page.get("title")).hasMessage("rules/X.md lacks title");
    }
}
