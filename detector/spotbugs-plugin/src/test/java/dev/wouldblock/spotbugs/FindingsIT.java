package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings as a host shows them. */
final class FindingsIT {
    private static Host host;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        host = Host.current();
    }

    @AfterAll
    static void stop() throws IOException {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void aFindingStandsOnTheCallAndOnItsSourceMethod(String version) throws IOException {
        try (Host other = Host.of(version)) {
            HostReport report = other.analyse(Subjects.copy(folder, "Echo"));

            assertThat(report.errors()).isEmpty();
            // The suppressed methods are missing, the plain and the copied one occur once.
            assertThat(report.methods()).containsExactlyInAnyOrder("plain", "lambda", "lambda", "copied");
            HostReport.Bug plain = bug(report, "plain(");
            int line = Subjects.line("Echo", "peer.write(buffer)", 1);
            assertThat(plain.type()).isEqualTo("WB_WRITE_IGNORED");
            assertThat(plain.abbreviation()).isEqualTo("WB");
            assertThat(plain.priority()).isEqualTo(1);
            assertThat(plain.rank()).isEqualTo(5);
            assertThat(plain.className()).isEqualTo("dev.wouldblock.spotbugs.subject.Echo");
            assertThat(plain.primary().number()).isEqualTo(line);
            assertThat(plain.primary().file()).isEqualTo("Echo.java");
        }
    }

    /** SonarQube takes the last source line of a finding for its place. */
    @Test
    void theCallIsTheLastLineAfterTheStepsThatLeadToIt() throws IOException {
        HostReport.Bug plain = bug(host.analyse(Subjects.copy(folder, "Echo")), "plain(");

        assertThat(plain.last()).isEqualTo(plain.primary());
        assertThat(plain.lines()).hasSizeGreaterThan(1);
        assertThat(plain.lines().subList(0, plain.lines().size() - 1))
                .allSatisfy(step -> assertThat(step.shown()).matches("\\(\\d\\) [^{}]+: Echo\\.java:\\[line \\d+\\]"));
    }

    @Test
    void theMessageStandsAloneAndNamesTheChosenFix() throws IOException {
        HostReport.Bug plain = bug(host.analyse(Subjects.copy(folder, "Echo")), "plain(");

        assertThat(plain.message())
                .startsWith("Non-blocking SocketChannel.write can return ")
                .contains("OP_WRITE");
        assertThat(plain.properties()).containsEntry(BugInstances.FIX, "retry-when-ready");
        assertThat(plain.properties().get(BugInstances.FINGERPRINT)).matches("[0-9a-f]{32}");
    }

    @Test
    void ofTwoMethodsOfOneNameTheOneAroundTheLambdaIsNamed() throws IOException {
        HostReport report = host.analyse(Subjects.copy(folder, "Echo"));

        assertThat(bug(report, "lambda(Ljava/nio/channels/SelectionKey;)")
                        .primary()
                        .number())
                .isEqualTo(Subjects.line("Echo", "same.write(", 1));
        assertThat(bug(report, "lambda(Ljava/nio/channels/SelectionKey;[B)")
                        .primary()
                        .number())
                .isEqualTo(Subjects.line("Echo", "peer.write(ByteBuffer.wrap(bytes))", 1));
    }

    /** An IDE keeps one class loader for days. */
    @Test
    void aSecondRunInTheSameHostGivesTheSame() throws IOException {
        Subjects.copy(folder, "Echo", "Clean");
        HostReport first = host.analyse(folder);
        assertThat(first.bugs()).isNotEmpty();
        assertThat(host.analyse(folder)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void classesThatAreMissingDoNotMatter(String version) throws IOException {
        try (Host other = Host.of(version)) {
            HostReport report = other.analyse(Subjects.copy(folder, "Sender"));

            assertThat(report.only().type()).isEqualTo("WB_WRITE_IGNORED");
            assertThat(report.only().method()).startsWith("send(");
        }
    }

    @Test
    void theJarHasAnIncludeFilterForOurFindingsAlone() throws IOException {
        URL packed = new URL("jar:" + Host.JAR.toUri() + "!/wouldblock/only.xml");
        Path filter = folder.resolve("only.xml");
        try (InputStream in = packed.openStream()) {
            Files.copy(in, filter);
        }
        HostReport report = host.include(filter).analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(report.bugs()).hasSize(4);
    }

    private static HostReport.Bug bug(HostReport report, String methodStart) {
        return report.bugs().stream()
                .filter(bug -> bug.method().startsWith(methodStart))
                .findFirst()
                .orElseThrow(() -> new AssertionError(methodStart + " is not in " + report));
    }
}
