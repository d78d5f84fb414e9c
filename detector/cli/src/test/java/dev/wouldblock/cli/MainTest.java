package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wouldblock.reports.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of("", "Missing required subcommand", "wouldblock"),
                Arguments.of("scna", "Unmatched argument at index 0: 'scna', did you mean scan?", "wouldblock"),
                Arguments.of("scan --clases", "Unknown option: '--clases', did you mean --classes?", "wouldblock scan"),
                Arguments.of("scan x", "Unmatched argument at index 1: 'x'", "wouldblock scan"),
                Arguments.of(
                        "scan --classes",
                        "Missing required parameter for option '--classes' (PATH)",
                        "wouldblock scan"),
                Arguments.of(
                        "scan --classes=",
                        "Invalid value for option '--classes' (PATH): the path is empty",
                        "wouldblock scan"),
                Arguments.of(
                        "scan --profile best",
                        "Invalid value for option '--profile': no profile 'best', there is default, strict, preview",
                        "wouldblock scan"),
                Arguments.of(
                        "scan --format pdf",
                        "Invalid value for option '--format' (NAME[=FILE]): no format 'pdf', there is "
                                + String.join(", ", ReportFormat.ids()),
                        "wouldblock scan"),
                Arguments.of(
                        "scan --format sarif=",
                        "Invalid value for option '--format' (NAME[=FILE]): a file name must follow '='",
                        "wouldblock scan"),
                Arguments.of(
                        "rules --format xml",
                        "Invalid value for option '--format': no format 'xml', there is text, json",
                        "wouldblock rules"),
                Arguments.of("baseline --classes x", "Missing required option: '--output=FILE'", "wouldblock baseline"),
                Arguments.of("explain", "Missing required parameter: 'ID'", "wouldblock explain"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsOneLineAndAHint(String line, String problem, String command) {
        Run run = Run.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertThat(run).isEqualTo(new Run(2, "", "wouldblock: " + problem + "\ntry '" + command + " --help'\n"));
    }

    @Test
    void helpAndVersion() {
        assertThat(Run.of("--help").out()).contains("scan", "baseline", "rules", "explain", "doctor");
        Run help = Run.of("scan", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains(
                        "--classes",
                        "--sources",
                        "--classpath",
                        "--profile",
                        "--format",
                        "--exit-zero",
                        "Exit status:");
        assertThat(help.err()).isEmpty();
        assertThat(Run.of("--version").out()).startsWith("wouldblock ").hasLineCount(1);
    }

    @Test
    void rulesAreATable() {
        Run run = Run.of("rules");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).matches("RULE +SEVERITY +PROFILE +CONFIDENCE +ENGINES +TITLE"));
        assertThat(run.out().lines().skip(1))
                .isNotEmpty()
                .isSorted()
                .allMatch(line -> line.matches("WB_[A-Z_]+ +(high|medium|low) +(default|strict) +(high|normal|low) "
                        + "+(bytecode|source|bytecode,source) +\\S.*"));
    }

    @Test
    void rulesAreAnObjectForPrograms() {
        Run run = Run.of("rules", "--format", "json");
        assertThat(run.status()).isZero();
        JsonObject list = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(list.get("version").getAsInt()).isEqualTo(1);
        assertThat(list.getAsJsonArray("rules"))
                .hasSameSizeAs(Run.of("rules").out().lines().skip(1).toList())
                .allSatisfy(rule -> assertThat(rule.getAsJsonObject().keySet())
                        .containsExactly(
                                "id",
                                "title",
                                "severity",
                                "profile",
                                "confidence",
                                "engines",
                                "cwe",
                                "fixes",
                                "since"));
    }

    @Test
    void explainPrintsThePageOfARuleOrFix() {
        Run rule = Run.of("explain", "WB_WRITE_IGNORED");
        assertThat(rule.status()).isZero();
        assertThat(rule.out())
                .startsWith("# WB_WRITE_IGNORED: ")
                .contains("## What it flags", "## Fixes", "`retry-when-ready`")
                .doesNotContain("<!--", "](../");
        assertThat(Run.of("explain", "retry-when-ready").out()).startsWith("# retry-when-ready: ");
    }

    @Test
    void explainSuggestsNearNames() {
        Run run = Run.of("explain", "wb_write_ignord");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("wouldblock: no rule or fix 'wb_write_ignord', did you mean WB_WRITE_IGNORED")
                .hasLineCount(1);
        assertThat(Run.of("explain", "elephants").err())
                .isEqualTo("wouldblock: no rule or fix 'elephants', see 'wouldblock rules'\n");
    }

    @Test
    void anInternalErrorIsOneLine() {
        Run run = runInto(new OutOfMemoryError("Java heap space"));
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("wouldblock: internal error: java.lang.OutOfMemoryError: Java heap space\n");
        assertThat(runInto(new IllegalStateException("a\nb")).err())
                .isEqualTo("wouldblock: internal error: java.lang.IllegalStateException: a\\nb\n");
    }

    @Test
    void theStackTraceOfAnInternalErrorIsForDebugging() {
        System.setProperty("wouldblock.debug", "true");
        try {
            assertThat(runInto(new IllegalStateException("x")).err())
                    .startsWith("wouldblock: internal error: java.lang.IllegalStateException: x\n")
                    .contains("\tat dev.wouldblock.cli.");
        } finally {
            System.clearProperty("wouldblock.debug");
        }
    }

    @Test
    void aFullDiskIsNotACleanResult() {
        StringWriter err = new StringWriter();
        int status = Main.run(
                new String[] {"rules"},
                new PrintWriter(new Failing(new IOException("disk full"))),
                new PrintWriter(err));
        assertThat(status).isEqualTo(2);
        assertThat(err).hasToString("wouldblock: cannot write to standard output\n");
    }

    private static Run runInto(Throwable failure) {
        StringWriter err = new StringWriter();
        int status = Main.run(new String[] {"rules"}, new PrintWriter(new Failing(failure)), new PrintWriter(err));
        return new Run(status, "", err.toString());
    }

    /** A device that fails. */
    private static final class Failing extends Writer {
        private final Throwable failure;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw (IOException) failure;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
