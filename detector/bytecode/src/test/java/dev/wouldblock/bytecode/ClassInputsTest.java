package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClassInputsTest {
    private static final Compiled CLASSES =
            Compiled.of("class A { Object o = java.nio.channels.Pipe.class; }", "class B { A a = new A(); }");

    @TempDir
    private Path folder;

    private static List<String> labels(Path path) throws IOException {
        try (Inputs inputs = Inputs.classes(path)) {
            return inputs.inputs().stream().map(Input::label).toList();
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(CLASSES.classFiles().get("A"));
            }
        }
        return jar;
    }

    @Test
    void findsClassesInFoldersInOrder() throws IOException {
        for (String name : List.of(
                "x/B.class",
                "x/A.class",
                "A.class",
                "x/A.java",
                "module-info.class",
                "x/package-info.class",
                "META-INF/versions/21/A.class")) {
            write(name, new byte[0]);
        }

        assertThat(labels(folder)).containsExactly(folder + "/A.class", folder + "/x/A.class", folder + "/x/B.class");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsLinksButNotInCircles() throws IOException {
        write("real/x/A.class", new byte[0]);
        write("top/B.class", new byte[0]);
        Files.createSymbolicLink(folder.resolve("top/linked"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/x/up"), folder.resolve("top"));
        Files.createSymbolicLink(folder.resolve("top/self"), folder.resolve("top"));
        Files.createSymbolicLink(folder.resolve("top/Gone.class"), folder.resolve("nowhere"));

        assertThat(labels(folder.resolve("top")))
                .containsExactly(folder + "/top/B.class", folder + "/top/linked/x/A.class");
    }

    @Test
    void findsClassesInJars() throws IOException {
        Path jar = jar(
                "lib.jar",
                "x/B.class",
                "A.class",
                "module-info.class",
                "META-INF/versions/9/A.class",
                "inner.jar",
                "a.txt");

        assertThat(labels(jar)).containsExactly(jar + "!A.class", jar + "!x/B.class");
        assertThat(labels(jar("app.war", "WEB-INF/classes/A.class"))).hasSize(1);
        assertThat(labels(jar("none.jar", "a.txt"))).isEmpty();
        assertThat(labels(Files.createDirectory(folder.resolve("empty")))).isEmpty();
    }

    @Test
    void readsJarsInParallelAndClosesThem() throws IOException {
        String[] names =
                IntStream.range(0, 300).mapToObj(i -> "c" + i + ".class").toArray(String[]::new);
        Inputs inputs = Inputs.classes(List.of(
                jar("a.jar", names), write("B.class", CLASSES.classFiles().get("B"))));
        List<Input> found = inputs.inputs();

        Lowering.Lowered lowered = Lowering.lower(found, List.of(), 8);
        inputs.close();

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(lowered.classes()).isEqualTo(301);
        assertThat(lowered.program().find("B").orElseThrow().methods()).isNotEmpty();
        assertThat(Lowering.lower(found, List.of(), 8).diagnostics()).hasSize(300);
    }

    @Test
    void explainsWhatItCanNotUse() throws IOException {
        Path junk = write("junk.jar", new byte[] {1, 2, 3, 4, 5});
        Path text = write("notes.txt", new byte[] {65});
        Path missing = folder.resolve("missing.jar");
        Path good = jar("good.jar", "A.class");

        assertThatIOException()
                .isThrownBy(() -> Inputs.classes(missing))
                .withMessage(missing + ": no such file or folder");
        assertThatIOException()
                .isThrownBy(() -> Inputs.classes(text))
                .withMessage(text + ": not a folder, a jar or a class file");
        assertThatIOException()
                .isThrownBy(() -> Inputs.classes(List.of(good, junk)))
                .withMessageMatching(".*junk\\.jar: not a readable jar \\(.+\\)");
    }

    @Test
    void leavesBrokenClassesToTheReader() throws IOException {
        Path file = write("Broken.class", new byte[] {1, 2, 3});

        try (Inputs inputs = Inputs.classes(file)) {
            assertThat(Lowering.lower(inputs.inputs(), List.of(), 1).diagnostics())
                    .singleElement()
                    .asString()
                    .isEqualTo(file + ": not a class file (no 0xCAFEBABE at its start)");
        }
    }
}
