package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.input.Effort;
import dev.wouldblock.source.SourceScan;
import dev.wouldblock.source.edit.SourceEdits;
import java.io.IOException;
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

    private static SourceEdits maker;

    @BeforeAll
    static void make() throws IOException {
        maker = new SourceEdits(Pages.load(), Profile.STRICT, SampleSources.facts());
        Map<String, List<Finding>> found = scan(Map.of()).findings().stream()
                .collect(Collectors.groupingBy(finding -> finding.location().sourceFile()));
        for (Map.Entry<String, List<Finding>> file : found.entrySet()) {
            Map<Finding, Edit> edits = maker.edits(read(file.getKey()), file.getValue());
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
        String text = DecodedText.of(source).text();
        String edited = edit.applyTo(text);

        assertThat(withoutReplaced(text, edit)).as("what the edit leaves as it is").isEqualTo(kept(edited, edit));
        assertThat(SampleCompiler.errors(file, edited)).as("compiled:\n" + edited).isEmpty();
        byte[] bytes = edited.getBytes(StandardCharsets.UTF_8);
        List<Finding> after = scanFile(file, bytes);
        Map<String, Long> before = count(scanFile(file, source));
        assertThat(count(after))
                .as("findings after the edit")
                .allSatisfy((kind, number) ->
                        assertThat(number).as(kind).isLessThanOrEqualTo(before.getOrDefault(kind, 0L)));
        String fixed = kind(finding);
        if (before.containsKey(fixed)) {
            assertThat(count(after).getOrDefault(fixed, 0L)).as(fixed).isLessThan(before.get(fixed));
        }
        // A second edit of the same call has nothing to do.
        assertThat(maker.edits(bytes, after.stream()
                        .filter(other -> other.fingerprint().equals(finding.fingerprint())
                                && other.location().position().line()
                                        >= finding.location().position().line())
                        .filter(other -> sameText(edited, text, other, finding))
                        .toList()))
                .as("edits of the edited call")
                .isEmpty();
    }

    /** All edits that do not meet in one method, in the whole module: what is found is what was found, without them. */
    @Test
    void theModuleIsBetterAfterAllOfThem() throws IOException {
        Map<String, Long> before = count(scan(Map.of()).findings());
        Map<Path, byte[]> contents = new HashMap<>();
        Map<String, Long> expected = new TreeMap<>(before);
        for (Map.Entry<String, Map<Finding, Edit>> file : EDITS.entrySet()) {
            List<Edit> chosen = new ArrayList<>();
            file.getValue().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Finding.ORDER))
                    .filter(each -> chosen.stream().noneMatch(each.getValue()::conflictsWith))
                    .forEach(each -> {
                        chosen.add(each.getValue());
                        expected.merge(kind(each.getKey()), -1L, Long::sum);
                    });
            String edited = Edit.applyAll(chosen, DecodedText.of(read(file.getKey())).text());
            contents.put(
                    SampleSources.ROOT.resolve(file.getKey()).toRealPath(), edited.getBytes(StandardCharsets.UTF_8));
        }
        expected.values().removeIf(number -> number == 0);

        Map<String, Long> after = count(scan(contents).findings());
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

    private static List<Finding> scanFile(String file, byte[] source) throws IOException {
        AnalysisResult result = SourceScan.scanFile(
                Pages.load(),
                file.substring(file.lastIndexOf('/') + 1),
                source,
                Profile.STRICT,
                SampleSources.facts());
        assertThat(result.diagnostics()).isEmpty();
        return result.findings();
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(SampleSources.ROOT.resolve(file));
    }

    private static Map<String, Long> count(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(EditsTest::kind, TreeMap::new, Collectors.counting()));
    }

    private static String kind(Finding finding) {
        return finding.rule() + " " + finding.location().qualifiedMethod() + " " + finding.call();
    }

    /** The text without what an edit replaces. */
    private static String withoutReplaced(String text, Edit edit) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Replacement each : edit.replacements()) {
            rest.append(text, at, each.start());
            at = each.end();
        }
        return rest.append(text.substring(at)).toString();
    }

    /** The edited text without what the edit has put there. */
    private static String kept(String edited, Edit edit) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        int shift = 0;
        for (Replacement each : edit.replacements()) {
            rest.append(edited, at, each.start() + shift);
            at = each.start() + shift + each.text().length();
            shift += each.text().length() - (each.end() - each.start());
        }
        return rest.append(edited.substring(at)).toString();
    }

    private static boolean sameText(String edited, String text, Finding now, Finding then) {
        return line(edited, now).equals(line(text, then));
    }

    private static String line(String text, Finding finding) {
        return text.lines().toList().get(finding.location().position().line() - 1).strip();
    }
}
