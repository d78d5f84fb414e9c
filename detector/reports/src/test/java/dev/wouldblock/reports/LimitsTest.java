package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.model.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the readers of reports take at most, and that what they would drop in silence is said. */
class LimitsTest {
    private static final AnalysisResult MANY = Written.result(IntStream.range(0, 60)
            .mapToObj(i -> finding(i, i % 2 == 0 ? "WB_WRITE_IGNORED" : "WB_SPIN_READ", "m"))
            .toList());

    @Test
    void githubShowsTenOfEachLevelAndCountsTheRest() {
        List<String> lines =
                Written.of(ReportFormat.GITHUB, Samples.CONTEXT, MANY).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("::error ")).toList())
                .hasSize(10);
        assertThat(lines.stream().filter(line -> line.startsWith("::notice ")).toList())
                .hasSize(10);
        assertThat(lines).hasSize(21);
        assertThat(lines.get(20)).startsWith("wouldblock: 40 findings not annotated");
    }

    @Test
    void githubShowsWhatIsUnderReviewFirst() {
        ReportContext review =
                Samples.CONTEXT.with((path, line) -> path.equals("org/x/A.java") && line >= 50 && line <= 53);
        assertThat(Written.of(ReportFormat.GITHUB, review, MANY).lines().limit(4))
                .extracting(line -> line.replaceAll(".*,line=(\\d+),.*", "$1"))
                .containsExactly("51", "53", "50", "52");
    }

    @Test
    void sarifKeepsTheWorstResultsAndTellsTheRest() {
        String report = Written.of(new SarifReport(Samples.CONTEXT, new SarifLimits(40, 9_500_000)), MANY);
        JsonArray results = run(report).getAsJsonArray("results");
        assertThat(results).hasSize(40);
        assertThat(results.asList().stream()
                        .filter(result -> result.getAsJsonObject()
                                .get("level")
                                .getAsString()
                                .equals("error"))
                        .count())
                .isEqualTo(30);
        assertThat(notification(report)).isEqualTo("20 findings left out: a code scanning service takes no more");
    }

    @Test
    void sarifStopsBeforeItsPackedSizeIsTooLarge() throws IOException {
        AnalysisResult large = Written.result(IntStream.range(0, 2000)
                .mapToObj(i -> finding(i, "WB_WRITE_IGNORED", noise(i)))
                .toList());
        String report = Written.of(new SarifReport(Samples.CONTEXT, new SarifLimits(25_000, 200_000)), large);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(report.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isBetween(150_000, 300_000);
        int shown = run(report).getAsJsonArray("results").size();
        assertThat(shown).isBetween(10, 1999);
        assertThat(notification(report)).startsWith((2000 - shown) + " findings left out");
        assertThat(Schemas.errors(Schemas.SARIF, report)).isEmpty();
    }

    @Test
    void suppressedFindingsTakeNoRoomFromOthers() {
        ReportContext suppressing = Samples.CONTEXT.withSuppressed(List.of(
                new Suppressed(Samples.WRITE, Suppressed.By.BASELINE),
                new Suppressed(Samples.ACCEPT, Suppressed.By.SOURCE)));
        JsonArray results = run(Written.of(new SarifReport(suppressing, new SarifLimits(61, 9_500_000)), MANY))
                .getAsJsonArray("results");
        assertThat(results).hasSize(61);
        assertThat(results.get(60).getAsJsonObject().get("suppressions").toString())
                .isEqualTo("[{\"kind\":\"external\"}]");
    }

    @Test
    void markdownKeepsBelowOneMebibyte() {
        AnalysisResult large = Written.result(IntStream.range(0, 3000)
                .mapToObj(i -> finding(i, "WB_WRITE_IGNORED", "\u6f22".repeat(200)))
                .toList());
        String report = Written.of(ReportFormat.MARKDOWN, Samples.CONTEXT, large);
        assertThat(report.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(800_000, 1 << 20);
        int shown = report.split("\n### ", -1).length - 1;
        assertThat(report)
                .endsWith(
                        "\n**" + (3000 - shown)
                                + " more findings** left out, since a summary may not be longer; the other reports have all.\n");
    }

    @Test
    void htmlKeepsWhatABrowserLaysOut() {
        AnalysisResult large = Written.result(IntStream.range(0, 2100)
                .mapToObj(i -> finding(i, "WB_WRITE_IGNORED", "m"))
                .toList());
        String report = Written.of(ReportFormat.HTML, Samples.CONTEXT, large);
        assertThat(report.split("<article ", -1)).hasSize(2001);
        assertThat(report).contains("100 findings left out");
    }

    @Test
    void gitlabTellsEqualFingerprintsApart() {
        AnalysisResult twins =
                Written.result(List.of(finding(1, "WB_WRITE_IGNORED", "m"), finding(1, "WB_WRITE_IGNORED", "n")));
        assertThat(JsonParser.parseString(Written.of(ReportFormat.GITLAB, Samples.CONTEXT, twins))
                        .getAsJsonArray())
                .extracting(issue -> issue.getAsJsonObject().get("fingerprint").getAsString())
                .containsExactly(hex(1), hex(1) + "-2");
    }

    private static JsonObject run(String report) {
        return JsonParser.parseString(report)
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static String notification(String report) {
        JsonObject invocation = run(report).getAsJsonArray("invocations").get(0).getAsJsonObject();
        JsonArray notifications = invocation.getAsJsonArray("toolExecutionNotifications");
        assertThat(notifications).hasSize(1);
        return notifications
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("message")
                .get("text")
                .getAsString();
    }

    /** Text that packs badly, the same each time. */
    private static String noise(int seed) {
        StringBuilder text = new StringBuilder();
        new java.util.SplittableRandom(seed).ints(800, '0', 'z').forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static String hex(int i) {
        return String.format("%032x", i);
    }

    private static Finding finding(int i, String rule, String message) {
        Location at = new Location("org/x/A", "m", "()V", "org/x/A.java", Position.ofLine(i + 1));
        return new Finding(
                rule,
                Confidence.HIGH,
                at,
                "SocketChannel.write",
                message,
                List.of(new TraceStep(at, "write takes nothing", 0)),
                List.of("blocking-mode"),
                hex(i),
                Set.of("bytecode"));
    }
}
