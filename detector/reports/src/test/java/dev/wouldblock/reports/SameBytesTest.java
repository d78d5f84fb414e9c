package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A report depends on nothing but the findings: not on their order, the clock, the time zone or the language. */
class SameBytesTest {
    private static final List<Finding> FINDINGS = Stream.concat(
                    Samples.USUAL.findings().stream(), Stream.of(Samples.FORGED))
            .toList();
    private static final List<Diagnostic> PROBLEMS = Samples.INCOMPLETE.diagnostics();

    @ParameterizedTest
    @EnumSource
    void whateverTheMachine(ReportFormat format) {
        String report = Written.of(format, Samples.IN_REPOSITORY, new AnalysisResult(FINDINGS, PROBLEMS, 12, 3));
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-thai"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            AnalysisResult turned = new AnalysisResult(reversed(FINDINGS), reversed(PROBLEMS), 12, 3);
            assertThat(Written.of(format, Samples.IN_REPOSITORY, turned)).isEqualTo(report);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new java.util.ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
