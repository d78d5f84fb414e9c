package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.reports.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sets by system properties: the reports that the plugin itself writes, and the profile. */
final class SettingsIT {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

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

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
        System.clearProperty(Settings.FORMAT);
        System.clearProperty(Settings.BASE);
        System.clearProperty(Settings.PROFILE);
        System.clearProperty(Settings.FACTS);
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void aReportHasExactlyTheFindingsThatTheHostShows(String version) throws IOException {
        Path filter = Files.writeString(
                folder.resolve("exclude.xml"),
                "<FindBugsFilter><Match><Method name='copied'/></Match></FindBugsFilter>");
        Path concise = folder.resolve("new/folder/report.txt");
        Path sarif = folder.resolve("report.sarif");
        System.setProperty(Settings.FORMAT, "concise=" + concise + ", sarif=" + sarif);
        try (Host other = Host.of(version)) {
            HostReport report = other.exclude(filter).analyse(Subjects.copy(folder.resolve("classes"), "Echo"));

            assertThat(report.methods()).containsExactlyInAnyOrder("plain", "lambda", "lambda");
            assertThat(Files.readAllLines(concise))
                    .extracting(line -> line.replaceFirst(": .*", ""))
                    .containsExactly(
                            place("peer.write(buffer)", 1),
                            place("same.write(", 1),
                            place("peer.write(ByteBuffer.wrap(bytes))", 1));
            for (HostReport.Bug bug : report.bugs()) {
                assertThat(Files.readString(sarif)).contains(bug.properties().get(BugInstances.FINGERPRINT));
            }
        }
    }

    @Test
    void theReportNamesTheVersionOfTheJar() throws IOException {
        Path sarif = folder.resolve("report.sarif");
        System.setProperty(Settings.FORMAT, "sarif=" + sarif);
        host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(Files.readString(sarif)).contains("\"version\": \"0.").doesNotContain("development");
    }

    @Test
    void aReportWithoutFindingsIsWrittenToo() throws IOException {
        Path concise = folder.resolve("report.txt");
        System.setProperty(Settings.FORMAT, "concise=" + concise);
        host.analyse(Subjects.copy(folder.resolve("classes"), "Clean"));
        assertThat(concise).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "yaml=report.yaml", "sarif=", "=report", "text=\0"})
    void aValueThatMakesNoSenseIsNamedInOneLine(String value) throws IOException {
        System.setProperty(Settings.FORMAT, value);
        assertThat(host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"))
                        .bugs())
                .hasSize(4);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("wouldblock: ")))
                .singleElement()
                .asString()
                .contains(Settings.FORMAT);
    }

    @Test
    void whatMakesSenseIsWrittenBesideWhatMakesNone() throws IOException {
        Path concise = folder.resolve("report.txt");
        System.setProperty(Settings.FORMAT, "yaml=" + folder.resolve("report.yaml") + ",concise=" + concise);
        host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(concise).content().hasLineCount(4);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("\"yaml=", "sarif, github, gitlab");
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void everyFormatIsWritten(String version) throws IOException {
        System.setProperty(
                Settings.FORMAT,
                ReportFormat.ids().stream()
                        .map(id -> id + "=" + folder.resolve("reports/report." + id))
                        .collect(Collectors.joining(",")));
        try (Host other = Host.of(version)) {
            other.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).doesNotContain("wouldblock: ");
        for (String id : ReportFormat.ids()) {
            assertThat(folder.resolve("reports/report." + id))
                    .as(id)
                    .content()
                    .contains(place("peer.write(buffer)", 1).replaceFirst(":.*", ""));
        }
        // Nothing is left of the files that the reports were written to first.
        assertThat(folder.resolve("reports")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aReportThatIsThereIsReplaced() throws IOException {
        Path concise = Files.writeString(folder.resolve("report.txt"), "an old report\n".repeat(100));
        System.setProperty(Settings.FORMAT, "concise=" + concise);
        host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(concise).content().hasLineCount(4).doesNotContain("old");
    }

    @Test
    void theFolderOfAReportMayBeALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        System.setProperty(Settings.FORMAT, "concise=" + link.resolve("report.txt"));
        host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(real.resolve("report.txt")).content().hasLineCount(4);
    }

    @Test
    void aBaseThatIsNoFolderIsNamedAndTheUsualOneServes() throws IOException {
        Path concise = folder.resolve("report.txt");
        System.setProperty(Settings.FORMAT, "concise=" + concise);
        System.setProperty(Settings.BASE, folder.resolve("none").toString());
        host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(concise).content().hasLineCount(4);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("wouldblock.base is \"");
    }

    @Test
    void aFileThatCanNotBeWrittenIsNamedInOneLine() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file, not a folder");
        System.setProperty(Settings.FORMAT, "text=" + taken.resolve("report.txt"));
        assertThat(host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"))
                        .bugs())
                .hasSize(4);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("wouldblock: ")))
                .singleElement()
                .asString()
                .contains("report.txt");
    }

    @Test
    void withoutTheDetectorThereIsNoReport() throws IOException {
        Path concise = folder.resolve("report.txt");
        System.setProperty(Settings.FORMAT, "concise=" + concise);
        host.detector("NoteSuppressedWarnings").analyse(Subjects.copy(folder.resolve("classes"), "Echo"));
        assertThat(concise).doesNotExist();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("no report is written");
    }

    @Test
    void anUnknownProfileIsNamedAndTheDefaultOneRuns() throws IOException {
        System.setProperty(Settings.PROFILE, "loose");
        assertThat(host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"))
                        .bugs())
                .hasSize(4);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("wouldblock.profile is \"loose\"");
    }

    @Test
    void theStrictProfileAddsItsRules() throws IOException {
        Subjects.copy(folder.resolve("classes"), "Beacon");
        assertThat(host.analyse(folder.resolve("classes")).bugs()).isEmpty();

        System.setProperty(Settings.PROFILE, "strict");
        assertThat(host.analyse(folder.resolve("classes")).only().type()).isEqualTo("WB_SEND_IGNORED");
    }

    @Test
    void linesOfTheUsersFactsThatMakeNoSenseAreNamed() throws IOException {
        Path facts = Files.writeString(
                folder.resolve("facts"),
                "blocks dev.wouldblock.spotbugs.subject.Echo#nothing/7\n" + "stalls org.x.A#b/0\nblocks org.x.A#b/0\n");
        System.setProperty(Settings.FACTS, facts.toString());
        assertThat(host.analyse(Subjects.copy(folder.resolve("classes"), "Echo"))
                        .bugs())
                .hasSize(4);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains(facts + ":1: dev.wouldblock.spotbugs.subject.Echo has no method nothing with 7 parameters")
                .contains(facts + ":2: no kind of fact is called \"stalls\"")
                .doesNotContain(facts + ":3");

        System.setProperty(Settings.FACTS, folder.resolve("none").toString());
        host.analyse(folder.resolve("classes"));
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("wouldblock.facts is \"");
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void librariesOnTheClassPathBringTheirFacts(String version) throws IOException {
        Path classes = Subjects.copy(folder.resolve("classes"), "Decoder");
        Path plain = jar("plain.jar", "");
        Path telling = jar("telling.jar", """
                context dev.wouldblock.spotbugs.subject.Engine$Plugin#onFrame/1 | the loop of the engine
                blocks dev.wouldblock.spotbugs.subject.Engine$Store#load/1 | waits for the storage node
                blocks dev.wouldblock.spotbugs.subject.Engine$Store.load
                """);
        try (Host other = Host.of(version)) {
            assertThat(other.library(plain).analyse(classes).bugs()).isEmpty();
            assertThat(errors.toString(StandardCharsets.UTF_8)).doesNotContain("wouldblock: ");

            HostReport report = other.library(telling).analyse(classes);

            assertThat(report.only().type()).isEqualTo("WB_BLOCK_IN_EVENT_LOOP");
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .contains(telling + "!META-INF/wouldblock/engine:3: not a fact")
                    .doesNotContain("engine:2");
        }
    }

    /** A jar of the library, with these facts about it. */
    private Path jar(String name, String facts) throws IOException {
        Path library = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(library);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String type : List.of("Engine", "Engine$Plugin", "Engine$Store")) {
                String file = "dev/wouldblock/spotbugs/subject/" + type + ".class";
                jar.putNextEntry(new ZipEntry(file));
                Files.copy(Host.testClasses().resolve(file), jar);
            }
            if (!facts.isEmpty()) {
                jar.putNextEntry(new ZipEntry("META-INF/wouldblock/engine"));
                jar.write(facts.getBytes(StandardCharsets.UTF_8));
            }
        }
        return library;
    }

    private static String place(String text, int n) throws IOException {
        return "dev/wouldblock/spotbugs/subject/Echo.java:" + Subjects.line("Echo", text, n) + ":1";
    }
}
