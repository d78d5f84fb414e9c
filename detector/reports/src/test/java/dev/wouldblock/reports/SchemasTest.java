package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every JSON format against its schema. */
class SchemasTest {
    static Stream<Arguments> reports() {
        ReportContext suppressing = Samples.IN_REPOSITORY.withSuppressed(List.of(
                new Suppressed(Samples.ACCEPT, Suppressed.By.SOURCE),
                new Suppressed(Samples.WRITE, Suppressed.By.BASELINE)));
        return Stream.of(Samples.EMPTY, Samples.USUAL, Samples.INCOMPLETE, Samples.ODD)
                .flatMap(result -> Stream.of(
                                Samples.CONTEXT,
                                Samples.IN_REPOSITORY,
                                Samples.IN_REPOSITORY.with(Samples.EDITS),
                                suppressing)
                        .map(context -> Arguments.of(result, context)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sarif(AnalysisResult result, ReportContext context) throws IOException {
        assertThat(Schemas.errors(Schemas.SARIF, Written.of(ReportFormat.SARIF, context, result)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void json(AnalysisResult result, ReportContext context) throws IOException {
        String report = Written.of(ReportFormat.JSON, context, result);
        assertThat(Schemas.errors(Schemas.JSON, report)).isEmpty();
        assertThat(Schemas.errors(Schemas.JSON, report.replace("\"version\": 1,", "\"version\": 2,")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void gitlab(AnalysisResult result, ReportContext context) throws IOException {
        String report = Written.of(ReportFormat.GITLAB, context, result);
        assertThat(Schemas.errors(Schemas.GITLAB, report)).isEmpty();
        JsonArray issues = JsonParser.parseString(report).getAsJsonArray();
        assertThat(issues.asList().stream().map(issue -> issue.getAsJsonObject().get("fingerprint")))
                .doesNotHaveDuplicates()
                .hasSize(result.findings().size());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void rdjsonl(AnalysisResult result, ReportContext context) throws IOException {
        List<String> lines =
                Written.of(ReportFormat.RDJSONL, context, result).lines().toList();
        assertThat(lines).hasSameSizeAs(result.findings());
        for (String line : lines) {
            assertThat(Schemas.errors(Schemas.RDJSON, line)).isEmpty();
        }
    }

    /** SonarQube's rules, of which it has no schema. */
    @ParameterizedTest
    @MethodSource("reports")
    void sonar(AnalysisResult result, ReportContext context) {
        var report = JsonParser.parseString(Written.of(ReportFormat.SONAR, context, result))
                .getAsJsonObject();
        List<String> rules = report.getAsJsonArray("rules").asList().stream()
                .map(rule -> text(rule, "id"))
                .toList();
        assertThat(rules).doesNotHaveDuplicates();
        assertThat(report.getAsJsonArray("rules")).allSatisfy(rule -> {
            assertThat(text(rule, "engineId")).isEqualTo("wouldblock");
            assertThat(text(rule, "cleanCodeAttribute")).isEqualTo("LOGICAL");
            assertThat(rule.getAsJsonObject().getAsJsonArray("impacts")).allSatisfy(impact -> {
                assertThat(text(impact, "softwareQuality")).isEqualTo("RELIABILITY");
                assertThat(text(impact, "severity")).isIn("HIGH", "MEDIUM", "LOW");
            });
        });
        assertThat(report.getAsJsonArray("issues"))
                .hasSameSizeAs(result.findings())
                .allSatisfy(issue -> {
                    assertThat(rules).contains(text(issue, "ruleId"));
                    var place = issue.getAsJsonObject().getAsJsonObject("primaryLocation");
                    assertThat(place.keySet()).contains("message", "filePath");
                });
    }

    private static String text(JsonElement object, String member) {
        return object.getAsJsonObject().get(member).getAsString();
    }
}
