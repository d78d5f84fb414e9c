package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {
    static Stream<AnalysisResult> results() {
        return Stream.of(Samples.EMPTY, Samples.USUAL, Samples.INCOMPLETE, Samples.ODD, huge());
    }

    @ParameterizedTest
    @MethodSource("results")
    void obeysTheSchema(AnalysisResult result) throws IOException {
        assertThat(Schemas.errors(Schemas.SARIF, write(result))).isEmpty();
    }

    @Test
    void theSchemaSeesMistakes() throws IOException {
        String report = write(Samples.USUAL);
        assertThat(Schemas.errors(Schemas.SARIF, report.replace("\"level\": \"error\"", "\"level\": \"bad\"")))
                .isNotEmpty();
        assertThat(Schemas.errors(Schemas.SARIF, report.replace("\"startLine\": 42", "\"startLine\": 0")))
                .isNotEmpty();
    }

    @Test
    void hostileTextArrivesAsText() throws IOException {
        JsonObject finding = results(Samples.ODD).get(0);
        String message = finding.getAsJsonObject("message").get("text").getAsString();
        assertThat(message).isEqualTo(Shown.line(Samples.HOSTILE));
        assertThat(write(Samples.ODD)).matches("[\\x20-\\x7e\\n\\p{L}\\p{So}\\ufffd]*");
    }

    @Test
    void survivesTheWayToUtf8() throws IOException {
        String report = write(Samples.ODD);
        assertThat(new String(report.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(report);
    }

    @Test
    void anUnknownLineIsTheFirst() throws IOException {
        JsonObject place = results(Samples.INCOMPLETE)
                .get(0)
                .getAsJsonArray("locations")
                .get(0)
                .getAsJsonObject();
        assertThat(place.getAsJsonObject("physicalLocation").get("region").toString())
                .isEqualTo("{\"startLine\":1,\"endLine\":1}");
    }

    @Test
    void relatedLocationsLeaveOutTheFlaggedLine() throws IOException {
        JsonObject finding = results(new AnalysisResult(List.of(Samples.WRITE), List.of(), 1))
                .get(0);
        assertThat(finding.getAsJsonArray("relatedLocations").asList())
                .extracting(place -> place.getAsJsonObject().get("id").getAsInt())
                .containsExactly(1, 2, 4);
    }

    @Test
    void longTextsKeepTheLimitsOfTheReaders() throws IOException {
        assertThat(results(huge()).get(0).getAsJsonObject("message").get("text").getAsString())
                .hasSize(2048);
    }

    @Test
    void oneSuccessfulExecutionMeansNothingWasSkipped() throws IOException {
        assertThat(invocation(Samples.USUAL).get("executionSuccessful").getAsBoolean())
                .isTrue();
        assertThat(invocation(Samples.INCOMPLETE).get("executionSuccessful").getAsBoolean())
                .isFalse();
    }

    @Test
    void bytesDependOnNothingButTheFindings() throws IOException {
        String report = write(Samples.USUAL);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-thai"));
            List<Finding> turned = Samples.USUAL.findings().stream()
                    .sorted(Finding.ORDER.reversed())
                    .toList();
            assertThat(write(new AnalysisResult(turned, List.of(), 12))).isEqualTo(report);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFindingOfAnUnknownRuleIsAMistake() {
        Report report = ReportFormat.SARIF.create(ReportContext.of(Pages.of(List.of(), List.of()), "1.2.3"));
        assertThatThrownBy(() -> report.write(Samples.USUAL, new StringWriter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no page");
    }

    private static AnalysisResult huge() {
        Finding small = Samples.WRITE;
        String text = "\u6f22".repeat(1_000_000);
        return new AnalysisResult(
                List.of(new Finding(
                        small.rule(),
                        small.confidence(),
                        small.location(),
                        text,
                        text,
                        small.trace(),
                        small.fixes(),
                        small.fingerprint(),
                        Set.of("bytecode"))),
                List.of(),
                1);
    }

    private static JsonObject run(AnalysisResult result) throws IOException {
        return JsonParser.parseString(write(result))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static List<JsonObject> results(AnalysisResult result) throws IOException {
        return run(result).getAsJsonArray("results").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static JsonObject invocation(AnalysisResult result) throws IOException {
        return run(result).getAsJsonArray("invocations").get(0).getAsJsonObject();
    }

    private static String write(AnalysisResult result) throws IOException {
        StringWriter report = new StringWriter();
        ReportFormat.SARIF.create(Samples.CONTEXT).write(result, report);
        return report.toString();
    }
}
