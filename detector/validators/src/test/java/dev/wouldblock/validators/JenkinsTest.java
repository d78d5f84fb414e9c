package dev.wouldblock.validators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.source.SourceScan;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parsers of Jenkins see in reports about the rules' samples. */
class JenkinsTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path SAMPLES = REPOSITORY.resolve("sample-violations/src/main/java");
    private static final Pages PAGES = Pages.load();

    @TempDir
    private Path temp;

    @Test
    void readSarif() throws IOException {
        assertThat(found("sarif", ReportFormat.SARIF)).isEqualTo(expected());
    }

    @Test
    void readCheckstyle() throws IOException {
        assertThat(found("checkstyle", ReportFormat.CHECKSTYLE)).isEqualTo(expected());
    }

    @Test
    void readCodeClimateAsGitlabTakesIt() throws IOException {
        assertThat(found("code-climate", ReportFormat.GITLAB)).isEqualTo(expected());
    }

    private static List<String> expected() throws IOException {
        List<String> places = result().findings().stream()
                .map(finding ->
                        path(finding) + ":" + finding.location().position().line())
                .sorted()
                .toList();
        assertThat(places).hasSizeGreaterThan(30);
        return places;
    }

    private List<String> found(String parser, ReportFormat format) throws IOException {
        Path file = temp.resolve("report." + format.id());
        ReportContext context = ReportContext.of(PAGES, "1.2.3").with(SourceRoots.of(REPOSITORY, List.of(SAMPLES)));
        try (Writer out = Files.newBufferedWriter(file)) {
            format.create(context).write(result(), out);
        }
        Report report = new ParserRegistry()
                .get(parser)
                .createParser()
                .parse(new FileReaderFactory(file, StandardCharsets.UTF_8));
        assertThat(report.getErrorMessages()).isEmpty();
        assertThat(report)
                .allSatisfy(issue ->
                        assertThat(issue.getMessage() + issue.getDescription()).contains("Fix: "));
        return StreamSupport.stream(report.spliterator(), false)
                .map(JenkinsTest::place)
                .sorted()
                .toList();
    }

    private static String place(Issue issue) {
        return issue.getFileName() + ":" + issue.getLineStart();
    }

    private static String path(Finding finding) {
        return "sample-violations/src/main/java/" + finding.location().sourceFile();
    }

    private static AnalysisResult result() throws IOException {
        return SourceScan.scan(PAGES, List.of(SAMPLES), Profile.STRICT);
    }
}
