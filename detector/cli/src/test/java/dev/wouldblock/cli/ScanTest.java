package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
    @TempDir
    private Path temp;

    private Path broken;
    private Path sound;

    @BeforeEach
    void compile() {
        broken = Compiled.folder(temp.resolve("broken"), "Peer", Compiled.BROKEN);
        sound = Compiled.folder(temp.resolve("sound"), "Calm", Compiled.SOUND);
    }

    @Test
    void soundClassesExitWithZero() {
        Run run = Run.of("scan", "--classes", sound);
        assertThat(run).isEqualTo(new Run(0, "0 findings in 1 class\n", ""));
    }

    @Test
    void findingsExitWithOne() {
        Run run = Run.of("scan", "--classes", broken);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "--> org/x/Source.java:" + Compiled.BROKEN_LINE + " (org.x.Peer.send)",
                        "  = fix: ",
                        "1 finding in 1 class");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void exitZeroStillReports() {
        Run run = Run.of("scan", "--exit-zero", "--classes", broken);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo(Run.of("scan", "--classes", broken).out())
                .isNotEmpty();
    }

    @Test
    void folderJarAndClassFileSayTheSame() throws IOException {
        String out = Run.of("scan", "--classes", broken).out();
        assertThat(Run.of("scan", "--classes", Compiled.jar(temp.resolve("p.jar"), broken))
                        .out())
                .isEqualTo(out);
        assertThat(Run.of("scan", "--classes", broken.resolve("org/x/Peer.class"))
                        .out())
                .isEqualTo(out);
    }

    @Test
    void orderOfInputsDoesNotMatter() {
        String out = Run.of("scan", "--classes", broken, "--classes", sound).out();
        assertThat(Run.of("scan", "--classes", sound, "--classes", broken).out())
                .isEqualTo(out);
        assertThat(out).contains("1 finding in 2 classes");
    }

    @Test
    void severalReportsOfOneRun() {
        Path sarif = temp.resolve("r.sarif");
        Path concise = temp.resolve("r.txt");
        Run run = Run.of(
                "scan",
                "--classes",
                broken,
                "--format",
                "text",
                "--format",
                "sarif=" + sarif,
                "--format",
                "concise=" + concise);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(Run.of("scan", "--classes", broken).out());
        assertThat(sarif).content().contains("\"version\": \"2.1.0\"", "\"uri\": \"org/x/Source.java\"");
        assertThat(concise)
                .content()
                .matches("org/x/Source\\.java:" + Compiled.BROKEN_LINE + ":1: \\w+ \\[WB_\\w+] .*\\n");
    }

    @Test
    void aFileAloneLeavesStandardOutputEmpty() {
        Run run = Run.of("scan", "--classes", sound, "--format", "sarif=" + temp.resolve("r.sarif"));
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(temp.resolve("r.sarif")).content().contains("\"results\": []");
    }

    @Test
    void reportsAreUtf8() {
        Path classes =
                Compiled.folder(temp.resolve("utf8"), "P\u00e9\u6f22", Compiled.BROKEN.replace("send", "\u00fcber"));
        assumeThat(classes.resolve("org/x"))
                .isDirectoryContaining(file -> file.toString().endsWith("P\u00e9\u6f22.class"));
        Path report = temp.resolve("r.txt");
        assertThat(Run.of("scan", "--classes", classes, "--format", "text=" + report)
                        .status())
                .isEqualTo(1);
        assertThat(report).content(java.nio.charset.StandardCharsets.UTF_8).contains("(org.x.P\u00e9\u6f22.\u00fcber)");
    }

    @Test
    void nothingToScan() {
        assertUserError(
                "nothing to scan: pass a folder, jar or class file with --classes, "
                        + "or a folder, jar or source file with --sources",
                "scan");
    }

    @Test
    void missingInput() {
        Path missing = temp.resolve("missing");
        assertUserError(missing + ": no such file or folder", "scan", "--classes", missing);
        assertUserError(missing + ": no such file or folder", "scan", "--classes", sound, "--classpath", missing);
    }

    @Test
    void inputWithoutClasses() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("empty/org"));
        assertUserError("no class files in " + folder, "scan", "--classes", sound, "--classes", folder);
        Path jar = temp.resolve("empty.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertUserError("no class files in " + jar, "scan", "--classes", jar);
    }

    @Test
    void notAJar() throws IOException {
        Path jar = Files.writeString(temp.resolve("no.jar"), "not a jar");
        Run run = Run.of("scan", "--classes", jar);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("wouldblock: " + jar + ": ").hasLineCount(1);
        Path text = Files.writeString(temp.resolve("a.txt"), "not a class");
        assertUserError(text + ": not a folder, a jar or a class file", "scan", "--classes", text);
    }

    @Test
    void cutJar() throws IOException {
        Path jar = Compiled.jar(temp.resolve("cut.jar"), broken);
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        Run run = Run.of("scan", "--classes", jar);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("wouldblock: " + jar + ": ").hasLineCount(1);
    }

    @Test
    void unreadableFolder() {
        Path folder = broken.resolve("org");
        assumeThat(folder.toFile().setReadable(false)).isTrue();
        // The superuser may read everything.
        assumeThat(Files.isReadable(folder)).isFalse();
        Run run = Run.of("scan", "--classes", broken);
        folder.toFile().setReadable(true);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("wouldblock: " + folder + ": ").hasLineCount(1);
    }

    @Test
    void truncatedClassIsSaidAndTheRestIsReported() throws IOException {
        byte[] bytes = Files.readAllBytes(sound.resolve("org/x/Calm.class"));
        Path cut = Files.write(broken.resolve("org/x/Cut.class"), Arrays.copyOf(bytes, bytes.length / 2));
        Run run = Run.of("scan", "--classes", broken);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("wouldblock: skipped " + cut + ": ").hasLineCount(1);
        assertThat(run.out()).contains("(org.x.Peer.send)", "incomplete: 1 problem");
        assertThat(Run.of("scan", "--exit-zero", "--classes", broken).status()).isEqualTo(3);
    }

    @Test
    void unwritableReport() {
        Path report = temp.resolve("missing/r.sarif");
        Path other = temp.resolve("r.txt");
        Run run = Run.of("scan", "--classes", broken, "--format", "sarif=" + report, "--format", "text=" + other);
        assertThat(run).isEqualTo(new Run(2, "", "wouldblock: cannot write " + report + ": no such file or folder\n"));
        assertThat(other).isNotEmptyFile();
        Run folder = Run.of("scan", "--classes", sound, "--format", "sarif=" + temp);
        assertThat(folder.status()).isEqualTo(2);
        assertThat(folder.err())
                .startsWith("wouldblock: cannot write " + temp + ": ")
                .hasLineCount(1);
    }

    @Test
    void reportsThatOverwriteEachOther() {
        assertUserError(
                "more than one report to standard output: name a file, --format NAME=FILE",
                "scan",
                "--classes",
                sound,
                "--format",
                "text",
                "--format",
                "sarif");
        Path report = temp.resolve("r");
        assertUserError(
                "more than one report to " + report,
                "scan",
                "--classes",
                sound,
                "--format",
                "text=" + report,
                "--format",
                "sarif=" + report);
    }

    @Test
    void sourcesAlone() throws IOException {
        Path root = sources();
        Run run = Run.of("scan", "--sources", root);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern(
                        "--> src/org/x/Source\\.java:" + Compiled.BROKEN_LINE + ":\\d+ \\(org\\.x\\.Peer\\.send\\)")
                .contains("1 finding in 1 source file");
    }

    @Test
    void sourcesAndClassesSayEachThingOnce() throws IOException {
        Path root = sources();
        Files.writeString(root.resolve("src/org/x/Fresh.java"), Compiled.BROKEN.formatted("Fresh"));
        Path report = temp.resolve("r.sarif");
        Run run = Run.of(
                "scan", "--classes", broken, "--sources", root, "--format", "text", "--format", "sarif=" + report);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "src/org/x/Source.java:12:",
                        "src/org/x/Fresh.java:12:",
                        "2 findings in 1 class and 2 source files");
        assertThat(report)
                .content()
                .containsPattern("\"bytecode\",\\s+\"source\"")
                .contains("\"endColumn\"");
    }

    @Test
    void bytecodeDecidesWhereBothLooked() throws IOException {
        Path changed = Compiled.folder(temp.resolve("changed"), "Peer", Compiled.SOUND);
        Run run = Run.of("scan", "--classes", changed, "--sources", sources());
        assertThat(run).isEqualTo(new Run(0, "0 findings in 1 class and 1 source file\n", ""));
    }

    @Test
    void bothEnginesNameAFindingAlike() throws IOException {
        Path compiled = temp.resolve("b.sarif");
        Path written = temp.resolve("s.sarif");
        Run.of("scan", "--classes", broken, "--format", "sarif=" + compiled);
        Run.of("scan", "--sources", sources(), "--format", "sarif=" + written);
        assertThat(fingerprints(written)).isEqualTo(fingerprints(compiled)).hasSize(1);
    }

    @Test
    void aSourceFileWithASyntaxErrorIsSaidAndTheRestIsReported() throws IOException {
        Path root = sources();
        Path torn = Files.writeString(
                root.resolve("Torn.java"), "class Torn { java.nio.channels.SocketChannel c; void a() { if ( } }");
        Run run = Run.of("scan", "--sources", root);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("wouldblock: skipped " + torn + ": ").hasLineCount(1);
        assertThat(run.out()).contains("(org.x.Peer.send)", "incomplete: 1 problem");
    }

    @Test
    void sourcesSuppressWhatBothEnginesSee() throws IOException {
        Path root = sources();
        for (String text : List.of(
                with("channel.write(", "channel.write( // wouldblock:ignore WB_WRITE_IGNORED lossy by design\n"),
                with("        channel.write(", "// wouldblock:ignore WB_WRITE_IGNORED lossy\n        channel.write("),
                with("    void send", "    @SuppressWarnings(\"WB_WRITE_IGNORED\") void send"),
                with("class ", "@SuppressFBWarnings(value = {\"X\", \"WB_WRITE_IGNORED\"}) class "))) {
            Files.writeString(root.resolve("src/org/x/Source.java"), text.formatted("Peer"));
            Path classes = Compiled.folder(temp.resolve("c"), "Peer", text.replaceAll("@Suppress\\w+\\([^)]*\\)", ""));
            assertThat(Run.of("scan", "--sources", root))
                    .as(text)
                    .isEqualTo(new Run(0, "0 findings in 1 source file, 1 suppressed\n", ""));
            assertThat(Run.of("scan", "--sources", root, "--classes", classes))
                    .as(text)
                    .isEqualTo(new Run(0, "0 findings in 1 class and 1 source file, 1 suppressed\n", ""));
        }
    }

    @Test
    void aSuppressionThatDoesNothingIsSaid() throws IOException {
        Path root = sources();
        Path file = root.resolve("src/org/x/Source.java");
        Files.writeString(
                file,
                with("bytes));", "bytes)); // wouldblock:ignore WB_WRITE_IGNORED")
                        .formatted("Peer"));
        Run bare = Run.of("scan", "--sources", root);
        assertThat(bare.status()).isEqualTo(1);
        assertThat(bare.err())
                .isEqualTo("wouldblock: src/org/x/Source.java:12: wouldblock:ignore WB_WRITE_IGNORED has no effect "
                        + "without a reason\n");
        Files.writeString(
                file,
                with("bytes));", "bytes)); // wouldblock:ignore WB_SPIN_READ why")
                        .formatted("Peer"));
        assertThat(Run.of("scan", "--sources", root).err())
                .isEqualTo("wouldblock: src/org/x/Source.java:12: wouldblock:ignore WB_SPIN_READ suppresses nothing\n");
        Files.writeString(
                file,
                with("    void send", "    @SuppressWarnings(\"all\") void send")
                        .formatted("Peer"));
        assertThat(Run.of("scan", "--sources", root).status()).isEqualTo(1);
    }

    private static String with(String code, String instead) {
        assertThat(Compiled.BROKEN).contains(code);
        return Compiled.BROKEN.replace(code, instead);
    }

    @Test
    void wrongSources() throws IOException {
        Path missing = temp.resolve("missing");
        assertUserError(missing + ": no such file or folder", "scan", "--sources", missing);
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertUserError("no source files in " + empty, "scan", "--sources", empty);
        assertUserError(
                "--classpath goes with --classes: sources are read without libraries",
                "scan",
                "--sources",
                empty,
                "--classpath",
                sound);
    }

    private Path sources() throws IOException {
        Path root = temp.resolve("project");
        Path file = root.resolve("src/org/x/Source.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Compiled.BROKEN.formatted("Peer"));
        return root;
    }

    private static List<String> fingerprints(Path sarif) throws IOException {
        return Files.readAllLines(sarif).stream()
                .filter(line -> line.contains("wouldblock/v1"))
                .toList();
    }

    @Test
    void classPathIsAListOfPaths() throws IOException {
        Path jar = Compiled.jar(temp.resolve("s.jar"), sound);
        Run run = Run.of(
                "scan",
                "--classes",
                broken,
                "--classpath",
                sound + java.io.File.pathSeparator + jar,
                "--classpath",
                jar);
        assertThat(run).isEqualTo(Run.of("scan", "--classes", broken));
    }

    @Test
    void profileIsDefaultUnlessStrict() {
        assertThat(Run.of("scan", "--classes", broken, "--profile", "default"))
                .isEqualTo(Run.of("scan", "--classes", broken));
        assertThat(Run.of("scan", "--classes", broken, "--profile", "strict").status())
                .isEqualTo(1);
    }

    @Test
    void aNameThatActsOnTheTerminalDoesNot() {
        Run run = Run.of("scan", "--classes", temp + "/a\u001b[31m\nwouldblock: 0 findings");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("/a\\u001b[31m\\nwouldblock: 0 findings");
    }

    private static void assertUserError(String problem, Object... args) {
        assertThat(Run.of(args)).isEqualTo(new Run(2, "", "wouldblock: " + problem + "\n"));
    }
}
