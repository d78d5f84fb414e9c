package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Links in the documentation lead somewhere, and the index of symptoms leads to every rule. */
class LinksTest {
    private static final Path ROOT = Path.of("..", "..");

    @TempDir
    Path repository;

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(MarkdownPage.in(ROOT.resolve("docs")));
        pages.add(MarkdownPage.read(ROOT.resolve("README.md")));
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(
                        ROOT.relativize(page.file()).toString(),
                        () -> assertThat(page.brokenLinks(ROOT)).isEmpty()));
    }

    @Test
    void symptomsLeadToEveryRuleAndToNoOther() throws IOException {
        MarkdownPage symptoms = MarkdownPage.read(ROOT.resolve("docs").resolve("symptoms.md"));
        assertThat(symptoms.links().stream()
                        .filter(link -> link.startsWith("rules/"))
                        .distinct())
                .as("the rules in docs/symptoms.md")
                .containsExactlyInAnyOrderElementsOf(Pages.load().rules().stream()
                        .map(RulePage::id)
                        .map(id -> "rules/" + id + ".md")
                        .toList());
    }

    @Test
    void aSymptomNamesTheRuleItLeadsTo() throws IOException {
        String text = Files.readString(ROOT.resolve("docs").resolve("symptoms.md"));
        for (RulePage rule : Pages.load().rules()) {
            String id = rule.id();
            assertThat(text.split("\\b" + id + "\\b", -1).length - 1)
                    .as("%s is always the text of a link to its page", id)
                    .isEqualTo(2 * (text.split("\\[" + id + "]\\(rules/" + id + "\\.md\\)", -1).length - 1));
        }
    }

    @Test
    void tellsBrokenLinksFromGoodOnes() throws IOException {
        write("docs/other.md", "---\nid: other\n---\n\n# A `b()`: c-d, e_f\n\n## Twice\n\n## Twice\n");
        write("Main.java", "class Main {}\n");
        MarkdownPage page = MarkdownPage.read(write("docs/page.md", """
                # Here

                [good](other.md) [good](other.md#a-b-c-d-e_f) [good](other.md#twice-1) [good](#here) [good](../docs)
                [good](https://example.org/a#b) [good][below] ![good](../Main.java)

                | table |
                |---|
                | [bad](missing.md) |

                [bad](other.md#twice-2) [bad](other.md#id-other) [bad](#there) [bad](../Main.java#L1) [bad](../../x.md)
                [bad](http://example.org) [bad](https:example) [bad](<a b>) [bad](/docs/other.md) ![bad](missing.png)

                `[code](code.md)`

                ```
                [code](code.md)
                ```

                [below]: other.md#twice
                """));

        assertThat(page.links()).hasSize(19).noneMatch(link -> link.contains("code"));
        assertThat(page.brokenLinks(repository))
                .containsExactly(
                        "missing.md: no such file",
                        "other.md#twice-2: no such heading",
                        "other.md#id-other: no such heading",
                        "#there: no such heading",
                        "../Main.java#L1: no such heading",
                        "../../x.md: leads out of the repository",
                        "http://example.org: not https with a host",
                        "https:example: not https with a host",
                        "a b: no URI",
                        "/docs/other.md: leads out of the repository",
                        "missing.png: no such file");
    }

    private Path write(String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
