package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real hosts: Maven old and new, on different JDKs, with the SpotBugs plugin that belongs to it and with other plugins
 * of SpotBugs beside ours; and our own Maven plugin in the same builds. Needs the network: part of the profile hosts.
 */
@Tag("hosts")
final class HostsIT {
    private static final List<Integer> RELEASES = List.of(8, 11, 17, 21, 25);
    private static final String NEWEST_3 = "3";
    private static final Pattern TYPE = Pattern.compile("<BugInstance [^>]*\\btype=['\"](\\w+)['\"]");

    @ParameterizedTest(name = "Maven {0}, spotbugs-maven-plugin {1}, JDK {2}")
    @CsvSource({
        "own, 4.9.8.2, 17",
        "own, 4.9.8.2, 25",
        "3, 4.10.4.1, 17",
        "3, 4.10.4.1, 25",
        "4, 4.10.4.1, 17",
        "4, 4.10.4.1, 25",
    })
    void findsInClassFilesOfEachRelease(String maven, String spotbugs, int java) throws Exception {
        Optional<Jdk> jdk = Jdk.of(java);
        assumeTrue(jdk.isPresent(), () -> "no JDK " + java + " on this machine");
        Build build = Build.of("hosts").on(maven(maven), jdk.get().home());
        Jdk compiler = Jdk.newest();
        List<Integer> compiled = RELEASES.stream()
                .filter(release -> release <= compiler.version())
                .toList();
        for (int release : compiled) {
            compiler.compile(release, build.file("Peer.java"), build.file("release" + release + "/target/classes"));
        }

        Build.Ended ended = build.run(
                        "com.github.spotbugs:spotbugs-maven-plugin:" + spotbugs + ":check",
                        Build.PLUGIN + ":check",
                        "-Dspotbugs-maven-plugin.version=" + spotbugs,
                        "-Dsb-contrib.version=" + Build.property("sb-contrib.version"),
                        "-Dfindsecbugs.version=" + Build.property("findsecbugs.version"),
                        "-Dwouldblock.failOnError=false")
                .succeeded();

        for (int release : compiled) {
            List<String> types = types(build.file("release" + release + "/target/spotbugsXml.xml"));
            assertThat(types).as("release %s", release).contains("WB_WRITE_IGNORED", "WEAK_MESSAGE_DIGEST_MD5");
            assertThat(types).filteredOn("WB_WRITE_IGNORED"::equals).hasSize(2);
            assertThat(types).filteredOn(type -> type.startsWith("WB_")).hasSize(2);
            assertThat(types).as("fb-contrib has its say").contains("SPP_USE_ISEMPTY");
        }
        // Ours finds the same without SpotBugs.
        assertThat(ended.lines("WARNING"))
                .filteredOn(line -> line.startsWith("2 findings in 2 classes"))
                .hasSize(compiled.size());
    }

    /** A second build takes from the cache what the first one did. */
    @Test
    void theBuildCacheOfMavenKnowsTheGate() throws Exception {
        Build build = Build.of("gate").on(maven(NEWEST_3), Path.of(System.getProperty("java.home")));
        Files.writeString(build.file(".mvn/extensions.xml"), """
                <extensions>
                  <extension>
                    <groupId>org.apache.maven.extensions</groupId>
                    <artifactId>maven-build-cache-extension</artifactId>
                    <version>%s</version>
                  </extension>
                </extensions>
                """.formatted(Build.property("build-cache.version")));
        String[] arguments = {
            "verify", "-Dwouldblock.failOnError=false", "-Dmaven.build.cache.location=" + build.file("cache")
        };
        assertThat(build.run(arguments).succeeded().output()).contains("error[WB_WRITE_IGNORED]");
        assertThat(build.run(arguments).succeeded().output())
                .contains("Skipping plugin execution (cached): wouldblock:check")
                .doesNotContain("error[WB_WRITE_IGNORED]");
    }

    private static List<String> types(Path report) throws IOException {
        assertThatCode(() -> Files.readString(report)).doesNotThrowAnyException();
        return TYPE.matcher(Files.readString(report))
                .results()
                .map(bug -> bug.group(1))
                .sorted()
                .toList();
    }

    /** The Maven of this build, or one that the profile has unpacked. */
    private static Path maven(String version) throws IOException {
        if (version.equals("own")) {
            return Path.of(Build.property("maven"));
        }
        try (Stream<Path> unpacked = Files.list(Path.of("target/maven").toAbsolutePath())) {
            return unpacked.filter(
                            folder -> folder.getFileName().toString().startsWith("apache-maven-" + version + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
