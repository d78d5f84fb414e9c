package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.reports.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports about a class whose source lies in a module of a git repository. */
class FormatsTest {
    private static final String PATH = "core/src/main/java/org/x/Source.java";

    @TempDir
    private Path temp;

    private Path repository;
    private Path classes;

    @BeforeEach
    void layOut() throws IOException {
        repository = temp.resolve("repository");
        classes = Compiled.folder(repository.resolve("core/target/classes"), "Peer", Compiled.BROKEN);
        Path source = repository.resolve(PATH);
        Files.createDirectories(source.getParent());
        Files.writeString(source, Compiled.BROKEN.formatted("Peer"));
    }

    @Test
    void everyFormatAtOnceHasThePathInTheRepository() throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "scan",
                "--classes",
                classes,
                "--base",
                repository,
                "--source-root",
                repository.resolve("core/src/main/java")));
        for (String format : ReportFormat.ids()) {
            arguments.add("--format");
            arguments.add(format + "=" + temp.resolve("report." + format));
        }
        Run run = Run.of(arguments.toArray());
        assertThat(run).isEqualTo(new Run(1, "", ""));
        for (String format : ReportFormat.ids()) {
            assertThat(temp.resolve("report." + format)).content().contains(PATH);
        }
        assertThat(temp.resolve("report.github"))
                .content()
                .startsWith("::")
                .contains("file=" + PATH + ",line=" + Compiled.BROKEN_LINE);
        assertThat(temp.resolve("report.sarif"))
                .content()
                .contains("\"uri\": \"" + PATH + "\"", "\"primaryLocationLineHash\": \"", "\"endColumn\": ");
        assertThat(temp.resolve("report.text"))
                .content()
                .contains(
                        "   12 |         channel.write(ByteBuffer.wrap(bytes));\n",
                        "      |                 ^^^^^\n",
                        "   11 |         channel.configureBlocking(false);\n");
    }

    @Test
    void aFolderAboveTheSourcesServes() {
        assertThat(Run.of(
                                "scan",
                                "--classes",
                                classes,
                                "--base",
                                repository,
                                "--source-root",
                                repository,
                                "--format",
                                "concise")
                        .out())
                .startsWith(PATH + ":" + Compiled.BROKEN_LINE + ":");
    }

    @Test
    void sourcesThatAreAnalysedServeToo() {
        String out = Run.of(
                        "scan",
                        "--sources",
                        repository.resolve("core/src/main/java"),
                        "--base",
                        repository,
                        "--format",
                        "concise")
                .out();
        assertThat(out).startsWith(PATH + ":" + Compiled.BROKEN_LINE + ":17: ");
    }

    @Test
    void missingFoldersAreNamed() {
        Path missing = temp.resolve("missing");
        assertThat(Run.of("scan", "--classes", classes, "--source-root", missing))
                .isEqualTo(new Run(2, "", "wouldblock: --source-root " + missing + ": no such folder\n"));
        assertThat(Run.of("scan", "--classes", classes, "--base", missing))
                .isEqualTo(new Run(2, "", "wouldblock: --base " + missing + ": no such folder\n"));
    }

    @Test
    void theHelpNamesEveryFormat() {
        assertThat(Run.of("scan", "--help").out().replaceAll("\\s+", " "))
                .contains(String.join(", ", ReportFormat.ids()));
    }
}
