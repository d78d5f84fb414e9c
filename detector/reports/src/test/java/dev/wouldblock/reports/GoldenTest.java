package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each report of each sample against a file. {@code -Dgolden.update=true} writes the files anew, to be read as a diff. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Map<String, AnalysisResult> RESULTS = new TreeMap<>(Map.of(
            "empty", Samples.EMPTY,
            "usual", Samples.USUAL,
            "incomplete", Samples.INCOMPLETE,
            "odd", Samples.ODD,
            "repository", Samples.USUAL,
            "edited", Samples.USUAL,
            "suppressed", Samples.EMPTY));

    private static final Map<String, ReportContext> CONTEXTS = Map.of(
            "repository",
            Samples.IN_REPOSITORY,
            "edited",
            Samples.IN_REPOSITORY.with(Samples.EDITS),
            "suppressed",
            Samples.CONTEXT.withSuppressed(List.of(
                    new Suppressed(Samples.ACCEPT, Suppressed.By.SOURCE),
                    new Suppressed(Samples.WRITE, Suppressed.By.BASELINE))));

    static Stream<Arguments> reports() {
        return RESULTS.entrySet().stream()
                .flatMap(result -> Stream.of(ReportFormat.values())
                        .map(format -> Arguments.of(result.getKey() + "." + format.id(), format, result.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void reportIsTheGoldenFile(String name, ReportFormat format, AnalysisResult result) throws IOException {
        StringWriter report = new StringWriter();
        ReportContext context = CONTEXTS.getOrDefault(name.substring(0, name.indexOf('.')), Samples.CONTEXT);
        format.create(context).write(result, report);
        Path golden = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, report.toString());
        }
        assertThat(golden).content().isEqualTo(report.toString());
    }

    @Test
    void everyGoldenFileIsUsed() throws IOException {
        List<String> expected =
                reports().map(report -> (String) report.get()[0]).sorted().toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .isEqualTo(expected);
        }
    }
}
