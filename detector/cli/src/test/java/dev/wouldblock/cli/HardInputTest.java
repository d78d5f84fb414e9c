package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input and surroundings that are legal but unusual, or plainly broken. */
class HardInputTest {
    /** Nobody may be waiting to be accepted. */
    static final String HASTY = """
            package org.x;

            import java.io.IOException;
            import java.nio.channels.ServerSocketChannel;
            import java.nio.channels.SocketChannel;

            class %s {
                void accept(ServerSocketChannel server) throws IOException {
                    server.configureBlocking(false);
                    SocketChannel peer = server.accept();
                    peer.configureBlocking(false);
                }
            }
            """;

    @TempDir
    private Path temp;

    private Path broken;

    @BeforeEach
    void compile() {
        broken = Compiled.folder(temp.resolve("broken"), "Peer", HASTY);
    }

    @Test
    void corruptClassesAreSaidAndTheRestIsReported() throws IOException {
        byte[] bytes = Files.readAllBytes(broken.resolve("org/x/Peer.class"));
        byte[] newer = bytes.clone();
        newer[6] = 1;
        byte[] constants = bytes.clone();
        constants[10] = 99;
        Files.write(broken.resolve("Newer.class"), newer);
        Files.write(broken.resolve("Constants.class"), constants);
        Files.write(broken.resolve("Nothing.class"), new byte[0]);

        Path jar = Compiled.jar(temp.resolve("p.jar"), broken);
        for (Path input : new Path[] {broken, jar}) {
            Run run = Run.of("scan", "--classes", input);
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err())
                    .contains("Newer.class: ", "Constants.class: ", "Nothing.class: ")
                    .hasLineCount(3);
            assertThat(run.out()).contains("(org.x.Peer.accept)", "incomplete: 3 problems");
        }
    }

    @Test
    void emptyJars() throws IOException {
        Path noBytes = Files.createFile(temp.resolve("bytes.jar"));
        Path noEntries = temp.resolve("entries.jar");
        new ZipOutputStream(Files.newOutputStream(noEntries)).close();

        Run bytes = Run.of("scan", "--classes", noBytes);
        assertThat(bytes.status()).isEqualTo(2);
        assertThat(bytes.err())
                .startsWith("wouldblock: " + noBytes + ": not a readable jar (")
                .hasLineCount(1);
        Run entries = Run.of("scan", "--classes", noEntries);
        assertThat(entries).isEqualTo(new Run(2, "", "wouldblock: no class files in " + noEntries + "\n"));
    }

    /** Without a line table the method is the best place there is. */
    @Test
    void classesWithoutDebugInformation() {
        Path classes = Compiled.folder(temp.resolve("bare"), "Peer", HASTY, "-g:none");

        Run text = Run.of("scan", "--classes", classes);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .contains("  --> org/x/Peer.java (org.x.Peer.accept)\n")
                .doesNotContain(":0");
        Run concise = Run.of("scan", "--classes", classes, "--format", "concise");
        assertThat(concise.out()).startsWith("org/x/Peer.java:1:1: ").hasLineCount(1);
        Run sarif = Run.of("scan", "--classes", classes, "--format", "sarif");
        assertThat(sarif.out())
                .contains("\"uri\": \"org/x/Peer.java\"", "\"fullyQualifiedName\": \"org.x.Peer.accept\"")
                .doesNotContain("\"startLine\": 0");
    }

    @Test
    void theSurroundingsDoNotShow() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            for (String format : new String[] {"text", "concise", "sarif"}) {
                String expected = out(format);
                // Upper and lower case of i, and digits, differ in these.
                for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"}) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
                    assertThat(out(format)).isEqualTo(expected);
                }
                Locale.setDefault(Locale.ROOT);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private String out(String format) {
        Run run = Run.of("scan", "--classes", broken, "--format", format);
        assertThat(run.status()).isEqualTo(1);
        return run.out();
    }
}
