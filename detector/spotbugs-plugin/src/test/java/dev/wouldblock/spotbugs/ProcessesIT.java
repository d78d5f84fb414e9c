package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two hosts that are processes of their own: the command line of SpotBugs and the fork of its Maven plugin. */
final class ProcessesIT {
    private static final String MAVEN_PLUGIN = "com.github.spotbugs:spotbugs-maven-plugin:4.9.8.2:check";

    /** A module in a repository, as most are. */
    @TempDir
    Path repository;

    private Path module;

    /** @param output what the process printed, on both streams */
    private record Ended(int status, String output) {}

    @BeforeEach
    void makeModule() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        module = repository.resolve("core");
        Subjects.copy(module.resolve("target/classes"), "Echo");
        Subjects.write(module.resolve("src/main/java"), "Echo", Subjects.source("Echo"));
        Files.writeString(
                module.resolve("exclude.xml"),
                "<FindBugsFilter><Match><Method name='copied'/></Match></FindBugsFilter>");
    }

    @Test
    void theCommandLineWritesReports() throws Exception {
        String libraries = Host.libraries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Ended ended = run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwouldblock.format=concise=build/reports/wouldblock.txt,sarif=build/reports/wouldblock.sarif",
                "-cp",
                libraries,
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                Host.JAR.toString(),
                // Plugins have to be known before a detector of theirs is named.
                "-visitors",
                "WouldBlockDetector,NoteSuppressedWarnings",
                "-exclude",
                "exclude.xml",
                "-auxclasspath",
                libraries,
                "-sourcepath",
                "src/main/java",
                "-exitcode",
                "target/classes"));

        // SpotBugs' sign for findings.
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("At Echo.java:[line");
        assertReports(module.resolve("build/reports"), ended);
    }

    @Test
    void theForkOfTheMavenPluginWritesReports() throws Exception {
        Files.writeString(module.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>core</artifactId>
                  <version>1</version>
                  <properties>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <project.reporting.outputEncoding>UTF-8</project.reporting.outputEncoding>
                  </properties>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>com.github.spotbugs</groupId>
                        <artifactId>spotbugs-maven-plugin</artifactId>
                        <version>4.9.8.2</version>
                        <configuration>
                          <pluginList>%s</pluginList>
                          <visitors>WouldBlockDetector,NoteSuppressedWarnings</visitors>
                          <excludeFilterFile>exclude.xml</excludeFilterFile>
                          <addSourceDirs>true</addSourceDirs>
                          <systemPropertyVariables>
                            <wouldblock.format>sarif=${project.build.directory}/reports/wouldblock.sarif,
                              concise=${project.build.directory}/reports/wouldblock.txt</wouldblock.format>
                          </systemPropertyVariables>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(Host.JAR));
        Path maven = Path.of(Host.property("maven"), "bin", "mvn");
        Ended ended = run(List.of(maven.toString(), "-B", "-ntp", MAVEN_PLUGIN));

        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("BugInstance size is 3", "WB_WRITE_IGNORED");
        assertReports(module.resolve("target/reports"), ended);
    }

    private static void assertReports(Path reports, Ended ended) throws IOException {
        assertThat(ended.output()).doesNotContain("wouldblock: ");
        assertThat(Files.readAllLines(reports.resolve("wouldblock.txt")))
                .extracting(line -> line.replaceFirst(": .*", ""))
                .containsExactly(
                        place("peer.write(buffer)", ".write(", 1),
                        place("same.write(", ".write(", 1),
                        place("peer.write(ByteBuffer.wrap(bytes))", ".write(", 1));
        assertThat(reports.resolve("wouldblock.sarif"))
                .content()
                .contains("\"uri\": \"core/src/main/java/" + Subjects.path("Echo"), "primaryLocationLineHash");
    }

    private static String place(String text, String call, int n) throws IOException {
        int line = Subjects.line("Echo", text, n);
        String code = Subjects.source("Echo").lines().toList().get(line - 1);
        return "core/src/main/java/" + Subjects.path("Echo") + ":" + line + ":" + (code.indexOf(call) + 2);
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Path output = repository.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
