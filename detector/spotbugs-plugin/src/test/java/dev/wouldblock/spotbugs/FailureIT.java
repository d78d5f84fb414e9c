package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failure of ours neither ends the run of the user nor looks like a clean bill. */
final class FailureIT {
    private static Host host;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path plugins) throws IOException {
        Path jar = plugins.resolve("failing.jar");
        write(jar);
        host = Host.withJarOnClassPath().plugin(jar);
    }

    @AfterAll
    static void stop() throws IOException {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Throwing, broken {0} invariant",
        "Overflowing, java.lang.StackOverflowError",
        "Exhausted, Java heap space",
        "Unlinked, org/example/Absent",
    })
    void aFailedAnalysisIsAFindingAndAnError(String detector, String text) throws IOException {
        HostReport report = run(detector);

        assertThat(report.only().type()).isEqualTo(Incomplete.TYPE);
        assertThat(report.only().priority()).isEqualTo(3);
        assertThat(report.only().rank()).isEqualTo(Incomplete.RANK);
        assertThat(report.only().className()).isEqualTo("dev.wouldblock.spotbugs.subject.Clean");
        assertThat(report.only().message())
                .startsWith(Incomplete.MESSAGE.replace("{1}", ""))
                .contains(text, "FailingDetector");
        assertThat(report.errors())
                .singleElement()
                .asString()
                .startsWith("wouldblock: ")
                .contains(text);
    }

    @Test
    void aSkippedClassIsNamed() throws IOException {
        HostReport report = run("Skipping");

        assertThat(report.only().type()).isEqualTo(Incomplete.TYPE);
        assertThat(report.only().className()).isEqualTo("dev.wouldblock.spotbugs.subject.Sender");
        assertThat(report.only().message()).endsWith("dev.wouldblock.spotbugs.subject.Sender: truncated");
        assertThat(report.errors()).containsExactly("wouldblock: dev.wouldblock.spotbugs.subject.Sender: truncated");
    }

    private HostReport run(String detector) throws IOException {
        return host.detector("FailingDetector$" + detector)
                .analyse(Subjects.copy(folder.resolve("classes"), "Clean", "Sender"));
    }

    /** A plugin that brings the detectors of this test. Their classes come from the class path of the host. */
    private static void write(Path jar) throws IOException {
        StringBuilder detectors = new StringBuilder();
        StringBuilder messages = new StringBuilder();
        for (Class<?> type : FailingDetector.class.getDeclaredClasses()) {
            String attribute = " class='" + type.getName() + "'";
            detectors.append("<Detector" + attribute + " reports='" + Incomplete.TYPE + "'/>");
            messages.append("<Detector" + attribute + "><Details>Fails.</Details></Detector>");
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "findbugs.xml", "<FindbugsPlugin pluginid='failing'>" + detectors + "</FindbugsPlugin>");
            put(out, "messages.xml", "<MessageCollection>" + messages + "</MessageCollection>");
        }
    }

    private static void put(JarOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
