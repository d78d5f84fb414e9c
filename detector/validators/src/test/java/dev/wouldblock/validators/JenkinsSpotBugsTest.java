package dev.wouldblock.validators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.spotbugs.WouldBlockDetector;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.Severity;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import edu.umd.cs.findbugs.FindBugs2;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parser of Jenkins sees in the XML report of SpotBugs with our plugin. */
class JenkinsSpotBugsTest {
    private static final String SOURCE = """
            package org.x;

            class Peer {
                void send(java.net.SocketAddress peer, byte[] bytes) throws java.io.IOException {
                    var channel = java.nio.channels.SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(java.nio.ByteBuffer.wrap(bytes));
                }
            }
            """;

    private static final int LINE = 7;

    @TempDir
    private Path temp;

    @Test
    void readTheXmlOfSpotBugs() throws Exception {
        Report report = new ParserRegistry()
                .get("spotbugs")
                .createParser()
                .parse(new FileReaderFactory(analysed(), StandardCharsets.UTF_8));

        assertThat(report.getErrorMessages()).isEmpty();
        assertThat(report).singleElement().satisfies(issue -> {
            assertThat(issue.getType()).isEqualTo("WB_WRITE_IGNORED");
            assertThat(issue.getCategory()).isEqualTo("CORRECTNESS");
            // The parser asks the plugins that it was built with for the rank, and ours is none of them.
            assertThat(issue.getSeverity()).isEqualTo(Severity.WARNING_LOW);
            assertThat(issue.getFileName()).endsWith("org/x/Peer.java");
            assertThat(issue.getLineStart()).isEqualTo(LINE);
            assertThat(issue.getPackageName()).isEqualTo("org.x");
            assertThat(issue.getMessage()).contains("SocketChannel.write can return 0", "Fix: ");
        });
    }

    /** A process of its own: SpotBugs keeps plugins and settings in static fields. */
    private Path analysed() throws Exception {
        Path source = temp.resolve("src/org/x/Peer.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE);
        Path classes = Files.createDirectories(temp.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-g", "-proc:none", "-d", classes.toString(), source.toString()))
                .isZero();
        Path xml = temp.resolve("spotbugsXml.xml");
        Path plugin = Path.of(WouldBlockDetector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPathWithoutOurs(),
                        FindBugs2.class.getName(),
                        "-pluginList",
                        plugin.toString(),
                        "-visitors",
                        "WouldBlockDetector",
                        "-xml:withMessages",
                        "-output",
                        xml.toString(),
                        classes.toString()))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(xml).as(Files.readString(temp.resolve("output.txt"))).isNotEmptyFile();
        return xml;
    }

    private static String classPathWithoutOurs() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .filter(entry -> entry.endsWith(".jar"))
                        .filter(entry ->
                                !Path.of(entry).getFileName().toString().startsWith("wouldblock-"))
                        .toList());
    }
}
