package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources make the same findings more exact, if they are the ones that were compiled, and change nothing else. */
final class SourcesIT {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @TempDir
    Path folder;

    /** What one run reported, in both reports. */
    private record Run(HostReport host, String sarif) {
        private static final Pattern COLUMN = Pattern.compile(",\\s*\"(?:start|end)Column\": \\d+");
        private static final Pattern HASH = Pattern.compile("\"primaryLocationLineHash\": \"\\w+:\\d+\",\\s*");
        private static final Pattern PLACE =
                Pattern.compile("\"locations\": \\[\\s*\\{\\s*\"physicalLocation\": \\{\\s*"
                        + "\"artifactLocation\": \\{[^}]*},\\s*\"region\": \\{([^}]*)}");

        /** Without what sources may add; paths start at the source root here, and so are the same. */
        Run withoutColumns() {
            List<HostReport.Bug> bugs =
                    host.bugs().stream().map(Run::withoutColumns).toList();
            String plain = COLUMN.matcher(HASH.matcher(sarif).replaceAll("")).replaceAll("");
            return new Run(new HostReport(bugs, host.errors()), plain);
        }

        private static HostReport.Bug withoutColumns(HostReport.Bug bug) {
            Map<String, String> properties = new TreeMap<>(bug.properties());
            properties.remove(BugInstances.COLUMN);
            properties.remove(BugInstances.RECEIVER);
            return new HostReport.Bug(
                    bug.type(),
                    bug.priority(),
                    bug.rank(),
                    bug.abbreviation(),
                    bug.message(),
                    bug.hash(),
                    bug.className(),
                    bug.method(),
                    bug.lines(),
                    properties);
        }

        /** The flagged region of each finding. */
        List<String> places() {
            return PLACE.matcher(sarif)
                    .results()
                    .map(place -> place.group(1).replaceAll("[\\s\"]", ""))
                    .toList();
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        Subjects.copy(folder.resolve("classes"), "Echo", "Clean");
        Files.createDirectories(folder.resolve("sources"));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
        System.clearProperty(Settings.FORMAT);
        System.clearProperty(Settings.BASE);
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void theSourceThatWasCompiledTellsColumnAndReceiver(String version) throws IOException {
        Path sources = Subjects.write(folder.resolve("sources"), "Echo", Subjects.source("Echo"));
        try (Host host = Host.of(version)) {
            Run without = run(host);
            Run with = run(host.sources(sources));

            assertThat(without.places())
                    .containsExactly(
                            line("peer.write(buffer)", 1),
                            line("same.write(", 1),
                            line("peer.write(ByteBuffer.wrap(bytes))", 1),
                            line("peer.write(buffer)", 3));
            assertThat(with.places())
                    .containsExactly(
                            line("peer.write(buffer)", 1) + columns(14, 27),
                            line("same.write(", 1) + columns(22, 51),
                            line("peer.write(ByteBuffer.wrap(bytes))", 1) + columns(22, 51),
                            line("peer.write(buffer)", 3) + columns(18, 31));
            assertThat(with.host().bugs())
                    .allSatisfy(bug -> assertThat(bug.properties())
                            .containsKey(BugInstances.COLUMN)
                            .containsEntry(BugInstances.RECEIVER, receiver(bug)));
            assertThat(with.host().bugs())
                    .allSatisfy(bug -> assertThat(bug.hash()).matches("[0-9a-f]{32}"));
            assertThat(with.withoutColumns()).isEqualTo(without);
            assertThat(notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void aSourceThatIsNotTheOneThatWasCompiledTellsNothing(String version) throws IOException {
        String source = Subjects.source("Echo");
        try (Host host = Host.of(version)) {
            Run without = run(host);
            for (String stale : List.of(
                    "\n" + source,
                    source.replace("class Echo ", "class Other "),
                    source.replace("wouldblock.spotbugs.subject;", "other;"),
                    source.replace(".write(", ".send("),
                    source.replace(" plain(", " p(").replace(" lambda(", " l(").replace(" copied(", " c("),
                    "")) {
                Path sources = Subjects.write(folder.resolve("sources"), "Echo", stale);
                assertThat(run(host.sources(sources))).isEqualTo(without);
            }
            assertThat(notes()).isEmpty();
        }
    }

    @Test
    void whatStillStandsInItsPlaceIsTold() throws IOException {
        String moved = Subjects.source("Echo").replace("int copied(", "\nint copied(");
        Path sources = Subjects.write(folder.resolve("sources"), "Echo", moved);
        try (Host host = Host.current()) {
            assertThat(run(host.sources(sources)).places())
                    .first()
                    .isEqualTo(line("peer.write(buffer)", 1) + columns(14, 27));
            assertThat(run(host.sources(sources)).places()).last().isEqualTo(line("peer.write(buffer)", 3));
        }
    }

    @Test
    void aSourcesJarWillDo() throws IOException {
        try (Host host = Host.current()) {
            assertThat(run(host.sources(sourcesJar())).places())
                    .first()
                    .isEqualTo(line("peer.write(buffer)", 1) + columns(14, 27));
        }
    }

    @Test
    void aSourceThatCanNotBeReadIsNamedAndCostsNoFinding() throws IOException {
        // A folder of the name of the file: it is there, and it is no text.
        Files.createDirectories(folder.resolve("sources").resolve(Subjects.path("Echo")));
        try (Host host = Host.current()) {
            Run without = run(host);
            assertThat(run(host.sources(folder.resolve("sources")))).isEqualTo(without);
            assertThat(notes()).singleElement().asString().contains(Subjects.path("Echo"));
        }
    }

    @Test
    void filesWithoutFindingsAreNotRead() throws IOException {
        Path sources = Subjects.write(folder.resolve("sources"), "Echo", Subjects.source("Echo"));
        Files.createDirectories(sources.resolve(Subjects.path("Clean")));
        try (Host host = Host.current()) {
            assertThat(run(host.sources(sources)).places()).hasSize(4);
            assertThat(notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.wouldblock.spotbugs.Host#versions")
    void reportsHaveTheCodeAndThePathInTheRepository(String version) throws IOException {
        Files.createDirectories(folder.resolve("repository/.git"));
        Path sources = Subjects.write(folder.resolve("repository/core/src/main/java"), "Echo", Subjects.source("Echo"));
        String path = "core/src/main/java/" + Subjects.path("Echo");
        try (Host host = Host.of(version)) {
            assertThat(text(host.sources(sources))).contains("--> " + path + ":", "peer.write(buffer)");

            System.setProperty(Settings.BASE, folder.resolve("repository/core").toString());
            assertThat(text(host.sources(sources))).contains("--> " + path.substring("core/".length()) + ":");
        }
        assertThat(notes()).isEmpty();
    }

    @Test
    void codeOfAJarIsShownToo() throws IOException {
        try (Host host = Host.current()) {
            assertThat(text(host.sources(sourcesJar())))
                    .contains("--> " + Subjects.path("Echo") + ":", "peer.write(buffer)");
        }
    }

    @Test
    void codeThatIsNotWhatWasCompiledIsNotShown() throws IOException {
        Path sources = Subjects.write(folder.resolve("sources"), "Echo", "\n" + Subjects.source("Echo"));
        try (Host host = Host.current()) {
            assertThat(text(host.sources(sources)))
                    .contains(Subjects.path("Echo") + ":")
                    .doesNotContain("peer.write");
            assertThat(text(host.sources(Subjects.write(
                            sources, "Echo", Subjects.source("Echo").replace("int copied(", "\nint copied(")))))
                    .doesNotContain("peer.write");
        }
    }

    private String text(Host host) throws IOException {
        Path text = folder.resolve("report.txt");
        System.setProperty(Settings.FORMAT, "text=" + text);
        host.analyse(folder.resolve("classes"));
        return Files.readString(text);
    }

    private Path sourcesJar() throws IOException {
        Path jar = folder.resolve("sources.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(Subjects.path("Echo")));
            out.write(Subjects.source("Echo").getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private Run run(Host host) throws IOException {
        Path sarif = folder.resolve("report.sarif");
        System.setProperty(Settings.FORMAT, "sarif=" + sarif);
        System.setProperty(Settings.BASE, folder.resolve("sources").toString());
        HostReport report = host.analyse(folder.resolve("classes"));
        return new Run(report, Files.readString(sarif));
    }

    private List<String> notes() {
        return errors.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("wouldblock: "))
                .toList();
    }

    /** One of the four calls is made on a variable of another name. */
    private static String receiver(HostReport.Bug bug) {
        return bug.method().startsWith("lambda(") && !bug.method().contains("[B") ? "same" : "peer";
    }

    private static String line(String text, int n) throws IOException {
        int line = Subjects.line("Echo", text, n);
        return "startLine:" + line + ",endLine:" + line;
    }

    private static String columns(int start, int end) {
        return ",startColumn:" + start + ",endColumn:" + end;
    }
}
