package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages of the rules and the samples tell the same story. With {@code -Ddocs.update=true} the examples in the
 * pages are written anew instead.
 */
class DocumentationTest {
    private static final Path RULES = Path.of("..", "docs", "rules");
    private static final Path FIXES = Path.of("..", "docs", "fixes");
    private static final Pages PAGES = Pages.load();

    private static final Pattern BLOCK =
            Pattern.compile("(<!-- (sample|output): (\\S+) -->\n```[a-z]+\n)(.*?)(?=^```$)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FIX_LINK = Pattern.compile("^\\d\\. \\[[^]]*]\\(\\.\\./fixes/([a-z-]+)\\.md\\)", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> examplesAreCutFromTheSamples() {
        return PAGES.rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            assertThat(samplesIn(RULES.resolve(rule.id() + ".md")))
                    .containsExactly(
                            "sample: " + SampleSources.violation(rule.id()), "sample: " + SampleSources.twin(rule.id()));
        }));
    }

    @Test
    void theReadmeShowsASampleAndWhatIsSaidOfIt() throws IOException {
        assertThat(samplesIn(Path.of("..", "README.md")))
                .containsExactly(
                        "sample: dev/wouldblock/samples/rules/WriteIgnored.java",
                        "output: dev/wouldblock/samples/rules/WriteIgnored.java");
    }

    @Test
    void theGuideToOneOwnFactsShowsFactsAndWhatTheyFind() throws IOException {
        assertThat(samplesIn(Path.of("..", "docs", "extending.md")))
                .containsExactly(
                        "sample: META-INF/wouldblock/samples",
                        "sample: dev/wouldblock/samples/extending/Engine.java",
                        "output: dev/wouldblock/samples/extending/Engine.java");
    }

    @Test
    void theReadmeCountsTheRules() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("There are " + PAGES.rules().size() + " [rules]");
        assertThat(PAGES.fixes()).as("twelve fixes").hasSize(12);
    }

    /** Compares or updates the blocks of a page, and tells which there are. */
    private static List<String> samplesIn(Path page) throws IOException {
        String text = Files.readString(page);
        List<String> samples = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        StringBuilder wanted = new StringBuilder();
        while (block.find()) {
            String kind = block.group(2);
            String file = block.group(3);
            samples.add(kind + ": " + file);
            String shown = kind.equals("sample")
                    ? String.join("\n", Example.of(SampleSources.lines(file))) + "\n"
                    : BytecodeEngine.firstFinding(file);
            block.appendReplacement(wanted, Matcher.quoteReplacement(block.group(1) + shown));
        }
        block.appendTail(wanted);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page, wanted);
        } else {
            assertThat(text)
                    .as("%s: run the tests with -Ddocs.update=true after a change of a sample", page)
                    .isEqualTo(wanted.toString());
        }
        return samples;
    }

    @Test
    void aViolationExpectsItsRuleInTheExample() throws IOException {
        for (RulePage rule : PAGES.rules()) {
            String sample = SampleSources.violation(rule.id());
            Map<Place, String> expected = SampleSources.expectations(sample);
            List<String> lines = SampleSources.lines(sample);
            List<String> stripped = lines.stream().map(String::strip).toList();
            assertThat(expected.keySet())
                    .as("the example of %s", rule.id())
                    .anyMatch(place -> place.rule().equals(rule.id())
                            && place.line() > stripped.indexOf("// begin example")
                            && place.line() < stripped.indexOf("// end example"));
        }
    }

    @Test
    void expectedRulesExistAndOfferTheExpectedFixes() throws IOException {
        for (String file : SampleSources.files()) {
            SampleSources.expectations(file).forEach((place, fix) -> {
                assertThat(PAGES.rule(place.rule())).as("rule of %s", place).isPresent();
                assertThat(PAGES.rule(place.rule()).orElseThrow().fixes())
                        .as("fixes of %s", place)
                        .contains(fix);
            });
        }
    }

    @Test
    void pagesListFixesThatExistInTheOrderOfTheirText() {
        for (RulePage rule : PAGES.rules()) {
            assertThat(rule.fixes()).doesNotHaveDuplicates().allMatch(fix -> PAGES.fix(fix)
                    .isPresent());
            List<String> shown = FIX_LINK
                    .matcher(rule.markdown())
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(shown).as("the numbered fixes of %s", rule.id()).isEqualTo(rule.fixes());
        }
    }

    @Test
    void eachPageIsInTheIndexWithTheWordsOfItsFrontMatter() throws IOException {
        assertThat(rows(RULES))
                .containsExactlyInAnyOrderElementsOf(PAGES.rules().stream()
                        .map(rule -> "| [%s](%s.md) | %s | %s | %s |"
                                .formatted(
                                        rule.id(),
                                        rule.id(),
                                        rule.title(),
                                        rule.severity().name().toLowerCase(Locale.ROOT),
                                        rule.profile().name().toLowerCase(Locale.ROOT)))
                        .toList());
        assertThat(rows(FIXES))
                .containsExactlyInAnyOrderElementsOf(PAGES.fixes().stream()
                        .map(fix -> "| [%s](%s.md) | %s | %s |".formatted(fix.id(), fix.id(), fix.title(), fix.when()))
                        .toList());
        assertThat(pageNames(RULES)).isEqualTo(PAGES.rules().stream().map(RulePage::id).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(pageNames(FIXES)).isEqualTo(PAGES.fixes().stream().map(fix -> fix.id()).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void anExampleLosesItsIndentAndItsExpectations() {
        assertThat(Example.of(List.of(
                        "class A {",
                        "    // begin example",
                        "    void a() {",
                        "        b(); // expect: WB_X fix=y",
                        "",
                        "    }",
                        "    // end example",
                        "}")))
                .containsExactly("void a() {", "    b();", "", "}");
        assertThatThrownBy(() -> Example.of(List.of("// begin example", "a", "// begin example", "// end example")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Example.of(List.of("// begin example", "// end example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> rows(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| ["))
                .toList();
    }

    private static TreeSet<String> pageNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
