package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.rule.Rule;
import dev.wouldblock.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule is a page, a class, a violation, a fixed twin, silent look-alikes and a witness; none of these is without its rule. */
class CompletenessTest {
    private static final Path RULE_SAMPLES = SampleSources.ROOT.resolve(SampleSources.RULES);

    private static final Pattern CALLED = Pattern.compile("\\w+(?=\\()");
    private static final Pattern NOT_FLAGGED =
            Pattern.compile("^## Not flagged$(.*?)(?=^## )", Pattern.DOTALL | Pattern.MULTILINE);

    private static final List<Witness> WITNESSES = new ArrayList<>();

    /** What each sample expects, by its file. */
    private static final Map<String, Map<Place, String>> EXPECTED = new TreeMap<>();

    private static final Set<String> CALLED_IN_IDIOMS = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        WITNESSES.addAll(Witness.all());
        for (String file : SampleSources.files()) {
            EXPECTED.put(file, SampleSources.expectations(file));
            if (file.contains("/idioms/")) {
                CALLED_IN_IDIOMS.addAll(calledIn(SampleSources.lines(file)));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachRuleHasAllItsParts() {
        return Pages.load().rules().stream().map(page -> DynamicTest.dynamicTest(page.id(), () -> hasAllItsParts(page)));
    }

    private static void hasAllItsParts(RulePage page) throws IOException {
        String rule = page.id();
        String violation = SampleSources.violation(rule);
        String twin = SampleSources.twin(rule);

        assertThat(Rules.all()).extracting(Rule::id).as("classes").contains(rule);
        assertThat(EXPECTED).as("samples").containsKeys(violation, twin);
        assertThat(expectedIn(violation, rule)).as("violations in the sample").isNotEmpty();
        assertThat(EXPECTED.get(twin)).as("findings in the fixed twin").isEmpty();

        assertThat(notFlagged(page)).as("what the page says is not flagged").isNotEmpty();
        List<String> lines = SampleSources.lines(violation);
        Set<String> silent = new TreeSet<>(CALLED_IN_IDIOMS);
        silent.addAll(calledIn(SampleSources.lines(twin)));
        assertThat(calledIn(expectedIn(violation, rule).stream().map(place -> lines.get(place.line() - 1)).toList()))
                .as("calls that are flagged here and right in the twin or in an idiom")
                .containsAnyElementsOf(silent);

        assertThat(WITNESSES.stream().filter(witness -> witness.rule().equals(rule)))
                .as("tests with @WitnessOf(\"%s\")", rule)
                .isNotEmpty();
    }

    @Test
    void noSampleIsWithoutARule() throws IOException {
        try (Stream<Path> files = Files.list(RULE_SAMPLES)) {
            assertThat(files.map(file -> SampleSources.RULES + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(ids().stream()
                            .flatMap(rule -> Stream.of(SampleSources.violation(rule), SampleSources.twin(rule)))
                            .toList());
        }
    }

    /** A witness is of a rule that exists, and each one runs both halves of its sample. */
    @Test
    void noWitnessIsWithoutARule() {
        assertThat(WITNESSES).isNotEmpty().allSatisfy(witness -> {
            assertThat(ids()).as(witness.test()).contains(witness.rule());
            assertThat(witness.runs())
                    .as(witness.test())
                    .contains(nameOf(SampleSources.violation(witness.rule())), nameOf(SampleSources.twin(witness.rule())));
        });
    }

    private static Set<String> ids() {
        return Pages.load().rules().stream().map(RulePage::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Place> expectedIn(String file, String rule) {
        return EXPECTED.get(file).keySet().stream()
                .filter(place -> place.rule().equals(rule))
                .toList();
    }

    /** The points of the list in the section. */
    private static List<String> notFlagged(RulePage page) {
        return NOT_FLAGGED
                .matcher(page.markdown())
                .results()
                .flatMap(section -> section.group(1).lines())
                .filter(line -> line.startsWith("- "))
                .toList();
    }

    private static Set<String> calledIn(List<String> lines) {
        return lines.stream()
                .flatMap(line -> CALLED.matcher(line).results())
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    }
}
