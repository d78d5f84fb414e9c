package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceScanTest {
    private static final String BROKEN = """
            package org.x;

            class Peer {
                void send(java.net.SocketAddress peer, byte[] bytes) throws java.io.IOException {
                    java.nio.channels.SocketChannel channel = java.nio.channels.SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(java.nio.ByteBuffer.wrap(bytes));
                }
            }
            """;

    private static final int BROKEN_LINE = 7;

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = temp.resolve("project/src/org/x/Peer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, BROKEN);
    }

    @Test
    void aFindingNamesItsFileBelowTheGivenFolder() throws IOException {
        AnalysisResult result = scan(temp.resolve("project"));
        assertThat(result.isComplete()).isTrue();
        assertThat(result.files()).isEqualTo(1);
        assertThat(result.classes()).isZero();
        assertThat(only(result).location().sourceFile()).isEqualTo("src/org/x/Peer.java");
        assertThat(only(result).location().position().line()).isEqualTo(BROKEN_LINE);
        assertThat(only(result).location().position().column()).isPositive();
        assertThat(only(result).engines()).containsExactly("source");
    }

    @Test
    void aFileThatIsNamedItselfHasThePathOfItsPackage() throws IOException {
        Path loose = Files.copy(file, temp.resolve("Peer.java"));
        assertThat(only(scan(loose)).location().sourceFile()).isEqualTo("org/x/Peer.java");
    }

    @Test
    void aJarIsARootToo() throws IOException {
        Path jar = temp.resolve("p-sources.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("org/x/Peer.java"));
            out.write(Files.readAllBytes(file));
        }
        assertThat(only(scan(jar)).location().sourceFile()).isEqualTo("org/x/Peer.java");
    }

    @Test
    void aPathWithoutSourcesIsAMistake() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty/org"));
        assertThatThrownBy(() -> SourceScan.scan(Pages.load(), List.of(file, empty), Profile.DEFAULT))
                .isInstanceOf(IOException.class)
                .hasMessage("no source files in " + empty);
    }

    private static AnalysisResult scan(Path path) throws IOException {
        return SourceScan.scan(Pages.load(), List.of(path), Profile.DEFAULT);
    }

    private static Finding only(AnalysisResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }
}
