package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, in a process of its own, on a program of ten thousand classes. */
class LargeJarIT {
    private static final int CLASSES = 10_000;
    private static final int BROKEN = 20;
    private static final int SOUND = 1_000;
    private static final String NAME = "C00000";

    private static final String PLAIN = """
            package org.x;

            class %s {
                int sum(int[] numbers) {
                    int sum = 0;
                    for (int number : numbers) {
                        sum += number;
                    }
                    return sum;
                }
            }
            """;

    @TempDir
    private Path temp;

    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        byte[] broken = classFile("broken", HardInputTest.HASTY);
        byte[] sound = classFile("sound", Compiled.SOUND);
        byte[] plain = classFile("plain", PLAIN);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        jar = temp.resolve("large.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            for (int i : order) {
                String name = String.format("C%05d", i);
                packed.putNextEntry(new ZipEntry("org/x/" + name + ".class"));
                packed.write(renamed(i < BROKEN ? broken : i < BROKEN + SOUND ? sound : plain, name));
            }
        }
    }

    private byte[] classFile(String folder, String source) throws IOException {
        return Files.readAllBytes(
                Compiled.folder(temp.resolve(folder), NAME, source).resolve("org/x/" + NAME + ".class"));
    }

    /** A name of the same length takes the place of the old one wherever it stands in the constant pool. */
    private static byte[] renamed(byte[] classFile, String name) {
        return new String(classFile, StandardCharsets.ISO_8859_1)
                .replace(NAME, name)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void fitsIntoHalfAGigabyteAndSaysTheSameEverywhere() throws IOException, InterruptedException {
        Process one = scan("-XX:ActiveProcessorCount=1", "-Duser.language=tr", "-Duser.timezone=Pacific/Chatham");
        String out = text(one);
        assertThat(one.waitFor()).isEqualTo(1);
        assertThat(out)
                .contains(BROKEN + " findings in " + CLASSES + " classes\n", "(org.x.C00000.accept)")
                .doesNotContain("incomplete");

        Process two = scan("-XX:ActiveProcessorCount=2", "-Duser.language=en", "-Dfile.encoding=ISO-8859-1");
        assertThat(text(two)).isEqualTo(out);
        assertThat(two.waitFor()).isEqualTo(1);
    }

    private Process scan(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-jar", "target/wouldblock.jar", "scan", "--classes", jar.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
