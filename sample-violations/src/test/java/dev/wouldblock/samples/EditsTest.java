package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.input.Effort;
import dev.wouldblock.source.SourceScan;
import dev.wouldblock.source.edit.SourceEdits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for each edit of each finding in the samples. */
class EditsTest {
    /** The findings that have an edit, by file. */
    private static final Map<String, Map<Finding, Edit>> EDITS = new TreeMap<>();

    private static final EditProperties PROPERTIES = properties();

    private static EditProperties properties() {
        try {
            return new EditProperties(SampleSources.facts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void make() throws IOException {
        Map<String, List<Finding>> found = scan(Map.of()).findings().stream()
                .collect(Collectors.groupingBy(finding -> finding.location().sourceFile()));
        for (Map.Entry<String, List<Finding>> file : found.entrySet()) {
            Map<Finding, Edit> edits = PROPERTIES.maker().edits(read(file.getKey()), file.getValue());
            if (!edits.isEmpty()) {
                EDITS.put(file.getKey(), edits);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> edits() {
        return EDITS.entrySet().stream()
                .flatMap(file -> file.getValue().entrySet().stream().map(each -> {
                    Finding finding = each.getKey();
                    int line = finding.location().position().line();
                    return DynamicTest.dynamicTest(
                            finding.rule() + " " + file.getKey().substring(file.getKey().lastIndexOf('/') + 1) + ":" + line,
                            SampleSources.ROOT.resolve(file.getKey()).toUri(),
                            () -> check(file.getKey(), finding, each.getValue()));
                }));
    }

    private static void check(String file, Finding finding, Edit edit) throws IOException {
        byte[] source = read(file);
        PROPERTIES.check(file.substring(file.lastIndexOf('/') + 1), source, finding, edit);
        String edited = edit.applyTo(DecodedText.of(source).text());
        assertThat(SampleCompiler.errors(file, edited)).as("compiled:\n" + edited).isEmpty();
    }

    /** All edits that do not meet in one method, in the whole module: what is found is what was found, without them. */
    @Test
    void theModuleIsBetterAfterAllOfThem() throws IOException {
        Map<String, Long> before = EditProperties.count(scan(Map.of()).findings());
        Map<Path, byte[]> contents = new HashMap<>();
        Map<String, Long> expected = new TreeMap<>(before);
        for (Map.Entry<String, Map<Finding, Edit>> file : EDITS.entrySet()) {
            List<Edit> chosen = new ArrayList<>();
            file.getValue().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Finding.ORDER))
                    .filter(each -> chosen.stream().noneMatch(each.getValue()::conflictsWith))
                    .forEach(each -> {
                        chosen.add(each.getValue());
                        expected.merge(EditProperties.kind(each.getKey()), -1L, Long::sum);
                    });
            String edited = Edit.applyAll(chosen, DecodedText.of(read(file.getKey())).text());
            contents.put(
                    SampleSources.ROOT.resolve(file.getKey()).toRealPath(), edited.getBytes(StandardCharsets.UTF_8));
        }
        expected.values().removeIf(number -> number == 0);

        Map<String, Long> after = EditProperties.count(scan(contents).findings());
        // One edit can cure more than one finding: a channel has one mode.
        assertThat(after).allSatisfy((kind, number) -> assertThat(number)
                .as(kind)
                .isLessThanOrEqualTo(expected.getOrDefault(kind, 0L)));
    }

    @Test
    void thePagesSayWhichRulesHaveEdits() {
        for (RulePage page : Pages.load().rules()) {
            assertThat(page.edits()).as(page.id()).isEqualTo(SourceEdits.kinds(page.id()));
        }
    }

    /** A kind of edit without a sample would be tested by nothing. */
    @Test
    void eachKindOfEditHasASample() {
        assertThat(EDITS.values().stream()
                        .flatMap(edits -> edits.entrySet().stream())
                        .map(each -> each.getKey().rule() + " " + each.getValue().fix())
                        .distinct())
                .containsAll(SourceEdits.rulesAndFixes());
    }

    private static AnalysisResult scan(Map<Path, byte[]> contents) throws IOException {
        return SourceScan.scanAll(
                        Pages.load(),
                        List.of(SampleSources.ROOT),
                        Profile.STRICT,
                        SampleSources.facts(),
                        Effort.usual(),
                        contents)
                .result();
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(SampleSources.ROOT.resolve(file));
    }
}
