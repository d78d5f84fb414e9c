package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputKeyTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.createDirectories(folder.resolve("a")).resolve("A.class");
        Files.writeString(file, "one");
    }

    @Test
    void contentsCountAndTimesDoNot() throws IOException {
        String key = contents();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(contents()).isEqualTo(key);
        Files.writeString(file, "two");
        assertThat(contents()).isNotEqualTo(key);
    }

    @Test
    void aFileThatMovesCounts() throws IOException {
        String key = contents();
        Files.move(file, folder.resolve("a/B.class"));
        assertThat(contents()).isNotEqualTo(key);
    }

    @Test
    void aJarCountsByItsSizeAndTime() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(5000));
        String key = new InputKey().libraries("l", List.of(jar)).hex();
        assertThat(new InputKey().libraries("l", List.of(jar)).hex()).isEqualTo(key);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(7000));
        assertThat(new InputKey().libraries("l", List.of(jar)).hex()).isNotEqualTo(key);
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(new InputKey().value("a", "b").value("c", "").hex())
                .isNotEqualTo(new InputKey().value("a", "").value("bc", "").hex());
        assertThat(new InputKey().value("select", List.of("a", "b")).hex())
                .isNotEqualTo(new InputKey().value("select", List.of("a")).hex());
    }

    private String contents() throws IOException {
        return new InputKey().contents("classes", List.of(folder.resolve("a"))).hex();
    }
}
