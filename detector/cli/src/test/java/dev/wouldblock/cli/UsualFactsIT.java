package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, run in a folder of the user's: the facts that lie there count without being named. */
class UsualFactsIT {
    private static final String STORE = """
            package org.x;

            interface Store {
                byte[] load(String name);

                interface Plugin {
                    void onFrame(byte[] frame);
                }

                record Decoder(Store store) implements Plugin {
                    @Override
                    public void onFrame(byte[] frame) {
                        store.load("schema");
                    }
                }
            }
            """;

    private static final String CONTEXT = "context org.x.Store$Plugin#onFrame/1 | the loop of the engine\n";

    @TempDir
    private Path project;

    @BeforeEach
    void compile() {
        Compiled.folder(project.resolve("classes"), "Store", STORE);
    }

    @Test
    void theFileInTheCurrentFolderIsReadUnlessAnotherIsNamed() throws IOException, InterruptedException {
        assertThat(scan()).isEqualTo("0 findings in 3 classes\n");

        Files.writeString(
                project.resolve(".wouldblock"), CONTEXT + "blocks org.x.Store#load/1 | waits for the storage node\n");
        assertThat(scan())
                .contains("Store.load waits for the storage node, and it runs on the loop of the engine")
                .endsWith("1 finding in 3 classes\n");

        Files.writeString(project.resolve("other"), CONTEXT);
        assertThat(scan("--facts", "other")).isEqualTo("0 findings in 3 classes\n");
    }

    @Test
    void itsMistakesAreNamedByTheNameOfTheFileAlone() throws IOException, InterruptedException {
        Files.writeString(project.resolve(".wouldblock"), CONTEXT + "blocks org.x.Store#store/1\n");

        assertThat(scan())
                .contains("wouldblock: .wouldblock:2: org.x.Store has no method store with 1 parameter;")
                .contains("0 findings in 3 classes\n");
    }

    private String scan(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/wouldblock.jar").toAbsolutePath().toString(),
                "scan",
                "--exit-zero",
                "--classes",
                "classes"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
