package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.reports.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTargetTest {
    private static final Path FOLDER = Path.of("target/wouldblock");

    @Test
    void aFormatHasAFileOfItsOwn() throws Exception {
        List<ReportTarget> targets = ReportTarget.of(ReportFormat.ids(), FOLDER);
        assertThat(targets).extracting(ReportTarget::file).doesNotHaveDuplicates();
        assertThat(targets).contains(new ReportTarget(ReportFormat.SARIF, FOLDER.resolve("wouldblock.sarif")));
    }

    @Test
    void aFileCanBeNamed() throws Exception {
        assertThat(ReportTarget.of(List.of(" json=all.json", "html=/x/y.html"), FOLDER))
                .containsExactly(
                        new ReportTarget(ReportFormat.JSON, FOLDER.resolve("all.json")),
                        new ReportTarget(ReportFormat.HTML, Path.of("/x/y.html")));
    }

    @Test
    void mistakesAreNamed() {
        assertMistake("formats: no report is asked for, there is text, concise");
        assertMistake("formats: no format 'pdf', there is text, concise", "pdf");
        assertMistake("formats: a file name must follow '='", "html=");
        assertMistake("formats: '\0' is no file name", "html=\0");
        assertMistake("formats: more than one report to ", "html=a", "json=b/../a");
    }

    private static void assertMistake(String problem, String... formats) {
        assertThatThrownBy(() -> ReportTarget.of(List.of(formats), FOLDER)).hasMessageStartingWith(problem);
    }
}
