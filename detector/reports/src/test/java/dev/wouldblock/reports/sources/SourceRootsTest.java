package dev.wouldblock.reports.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.finding.Location;
import dev.wouldblock.model.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootsTest {
    @TempDir
    private Path temp;

    private Path repository;

    @BeforeEach
    void layOut() throws IOException {
        repository = temp.resolve("repository");
        write("core/src/main/java/a/b/C.java", "first\nsecond\n");
        write("web/src/main/java/a/b/D.java", "class D {}\n");
        write("web/src/test/java/a/b/D.java", "class D { int test; }\n");
        write(".hidden/a/b/H.java", "");
        write("../outside/a/b/Secret.java", "secret");
    }

    @Test
    void aSourceRootGivesThePathInTheRepository() throws IOException {
        SourceTexts sources = roots("core/src/main/java", "web/src/main/java");
        assertThat(sources.path(at("a/b/C.java"))).isEqualTo("core/src/main/java/a/b/C.java");
        assertThat(sources.path(at("a/b/D.java"))).isEqualTo("web/src/main/java/a/b/D.java");
        assertThat(sources.text(at("a/b/C.java")).orElseThrow().line(2)).contains("second");
    }

    @Test
    void aFolderAboveServesToo() throws IOException {
        assertThat(roots("").path(at("a/b/C.java"))).isEqualTo("core/src/main/java/a/b/C.java");
        assertThat(roots("core").path(at("a/b/C.java"))).isEqualTo("core/src/main/java/a/b/C.java");
        assertThat(roots("").path(at("core/src/main/java/a/b/C.java"))).isEqualTo("core/src/main/java/a/b/C.java");
        assertThat(roots("core/src/main/java/a/b/C.java").path(at("a/b/C.java")))
                .isEqualTo("core/src/main/java/a/b/C.java");
    }

    @Test
    void ofSeveralFilesItIsTheSameInAnyOrder() throws IOException {
        String path = "web/src/main/java/a/b/D.java";
        assertThat(roots("web/src/main/java", "web/src/test/java").path(at("a/b/D.java")))
                .isEqualTo(path);
        assertThat(roots("web/src/test/java", "web/src/main/java").path(at("a/b/D.java")))
                .isEqualTo(path);
        assertThat(roots("").path(at("a/b/D.java"))).isEqualTo(path);
    }

    @Test
    void whatIsNotThereKeepsItsName() throws IOException {
        SourceTexts sources = roots("");
        for (String name :
                List.of("a/b/X.java", "b/C.javax", "/C.java", "", "C.kt", "x\0y.java", "a/b/H.java", "a/b")) {
            assertThat(sources.path(at(name))).isEqualTo(name);
            assertThat(sources.text(at(name))).isEmpty();
        }
    }

    @Test
    void nothingOutsideIsRead() throws IOException {
        Files.createSymbolicLink(
                repository.resolve("core/src/main/java/a/b/Link.java"), temp.resolve("outside/a/b/Secret.java"));
        SourceTexts sources = roots("core/src/main/java");
        for (String name : List.of(
                "a/b/Link.java",
                "../../../../../outside/a/b/Secret.java",
                temp.resolve("outside/a/b/Secret.java").toString(),
                "../../../../web/src/main/java/a/b/D.java")) {
            assertThat(sources.text(at(name))).isEmpty();
            assertThat(sources.path(at(name))).isEqualTo(name);
        }
    }

    @Test
    void sourcesOutsideOfTheRepositoryHaveTextAlone() throws IOException {
        SourceTexts sources = SourceRoots.of(repository, List.of(temp.resolve("outside")));
        assertThat(sources.path(at("a/b/Secret.java"))).isEqualTo("a/b/Secret.java");
        assertThat(sources.text(at("a/b/Secret.java")).orElseThrow().characters())
                .isEqualTo("secret");
    }

    @Test
    void theRepositoryIsWhereGitIs() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        assertThat(SourceRoots.repository(repository.resolve("core/src"))).isEqualTo(repository);
        Files.writeString(repository.resolve("web/.git"), "gitdir: elsewhere\n");
        assertThat(SourceRoots.repository(repository.resolve("web/src"))).isEqualTo(repository.resolve("web"));
    }

    @Test
    void aMissingRootIsAMistake() {
        assertThatThrownBy(() -> roots("missing")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void linesAreThoseOfCompilers() {
        SourceText text = SourceText.of("a\r\nb\rc\n\nd".getBytes(StandardCharsets.UTF_8));
        assertThat(text.lines()).isEqualTo(5);
        assertThat(text.line(2)).contains("b");
        assertThat(text.line(4)).contains("");
        assertThat(text.line(0)).isEmpty();
        assertThat(text.line(6)).isEmpty();
        assertThat(SourceText.of(new byte[] {'a', (byte) 0xff, '\n'}).line(1)).contains("a\ufffd");
    }

    private SourceTexts roots(String... names) throws IOException {
        return SourceRoots.of(
                repository, List.of(names).stream().map(repository::resolve).toList());
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Location at(String file) {
        return new Location("a/b/C", "m", "()V", file, Position.ofLine(1));
    }
}
