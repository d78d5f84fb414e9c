package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the analysed code may not do to a report that people read line by line. */
class LinesTest {
    @Test
    void conciseIsOneLinePerFinding() throws IOException {
        assertThat(write(ReportFormat.CONCISE, Samples.ODD)).endsWith("\n").hasLineCount(1);
        assertThat(write(ReportFormat.CONCISE, Samples.USUAL)).hasLineCount(3);
        assertThat(write(ReportFormat.CONCISE, Samples.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "CONCISE"})
    void noInvisibleCharacterArrives(ReportFormat format) throws IOException {
        assertThat(write(format, Samples.ODD).lines()).isNotEmpty().allMatch(line -> line.equals(Shown.line(line)));
    }

    @Test
    void theSameFindingLooksTheSameAmongOthers() throws IOException {
        String alone = write(ReportFormat.CONCISE, new AnalysisResult(List.of(Samples.WRITE), List.of(), 1));
        assertThat(write(ReportFormat.CONCISE, Samples.USUAL)).contains(alone);
    }

    @Test
    void coloursAreAllThatATerminalAdds() {
        String plain = Written.of(ReportFormat.TEXT, Samples.IN_REPOSITORY, Samples.USUAL);
        String coloured = Written.of(ReportFormat.TEXT, Samples.IN_REPOSITORY.withColors(true), Samples.USUAL);
        assertThat(coloured)
                .contains("\u001b[1;31merror[WB_WRITE_IGNORED]\u001b[0m")
                .isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(coloured.lines()).allMatch(line -> !line.contains("\u001b[") || line.contains("\u001b[0m"));
    }

    @Test
    void coloursAreForTextAlone() {
        for (ReportFormat format : ReportFormat.values()) {
            if (format != ReportFormat.TEXT) {
                assertThat(Written.of(format, Samples.CONTEXT.withColors(true), Samples.USUAL))
                        .isEqualTo(Written.of(format, Samples.CONTEXT, Samples.USUAL));
            }
        }
    }

    private static String write(ReportFormat format, AnalysisResult result) throws IOException {
        StringWriter report = new StringWriter();
        format.create(Samples.CONTEXT).write(result, report);
        return report.toString();
    }
}
