package dev.wouldblock.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.Suppressed;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.reports.sources.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteredTest {
    @TempDir
    Path repository;

    /** Two modules that have a class of the same name. */
    @Test
    void modulesKeepTheirFilesApart() throws IOException {
        Filtered core = module("core", 3);
        Filtered server = module("server", 5);

        Filtered merged = Filtered.merged(List.of(server, core));

        SourceTexts sources = SourceRoots.named(repository);
        assertThat(merged.result().findings())
                .extracting(finding -> sources.path(finding.location()))
                .containsExactly("core/src/a/A.java", "server/src/a/A.java");
        assertThat(merged.result().findings())
                .extracting(finding ->
                        sources.text(finding.location()).orElseThrow().characters())
                .containsExactly("core", "server");
        assertThat(merged.suppressed())
                .extracting(each -> each.finding().trace().get(0).location().sourceFile())
                .containsExactly("server/src/a/A.java", "core/src/a/A.java");
        assertThat(merged.result().classes()).isEqualTo(2);
        assertThat(merged.result().files()).isEqualTo(4);
    }

    @Test
    void theOrderOfTheModulesDoesNotMatter() throws IOException {
        Filtered core = module("core", 3);
        Filtered server = module("server", 5);
        assertThat(Filtered.merged(List.of(core, server)).result())
                .isEqualTo(Filtered.merged(List.of(server, core)).result());
        assertThat(Filtered.merged(List.of(Filtered.merged(List.of(core)), server)))
                .isEqualTo(Filtered.merged(List.of(core, server)));
    }

    private Filtered module(String name, int line) throws IOException {
        Path root = Files.createDirectories(repository.resolve(name + "/src/a")).getParent();
        Files.writeString(root.resolve("a/A.java"), name);
        Location location = new Location("a/A", "m", "()V", "a/A.java", Position.ofLine(line));
        Finding finding = new Finding(
                "WB_WRITE_IGNORED",
                Confidence.HIGH,
                location,
                "SocketChannel.write",
                "message",
                List.of(new TraceStep(location, "phrase", 0)),
                List.of("blocking-mode"),
                "0".repeat(32),
                Set.of("bytecode"));
        return new Filtered(
                        new AnalysisResult(List.of(finding), List.of(new Diagnostic(name, "broken")), 1, 2),
                        List.of(new Suppressed(finding, Suppressed.By.SOURCE)),
                        List.of(name))
                .placed(SourceRoots.of(repository, List.of(root)));
    }
}
