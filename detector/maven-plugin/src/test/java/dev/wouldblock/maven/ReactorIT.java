package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A build of many modules: one that others use, one with tests and generated sources, one with a class that another has
 * too, one without code, one in another language. A Maven build takes seconds, so the tests go through the life of one project.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReactorIT {
    private static final String WITH_TESTS = "-Dwouldblock.includeTests";
    private static final String CONCISE = "target/wouldblock/wouldblock-concise.txt";

    private static final List<String> PLACES = List.of(
            "reactor/mixed/src/main/kotlin/org/x/Channels.kt:11:1",
            "reactor/same/src/main/java/org/x/Peer.java:12:17",
            "reactor/server/src/main/java/org/x/Peer.java:12:17",
            "reactor/server/src/main/java/org/x/Peer.java:24:17",
            "reactor/server/src/test/java/org/x/PeerTest.java:12:17",
            "reactor/server/target/generated-sources/annotations/org/x/Stub.java:12:17");

    private static Build build;

    @BeforeAll
    static void project() throws IOException {
        build = Build.of("reactor");
    }

    @Test
    @Order(1)
    void modulesInParallelAndOneReport() throws Exception {
        Build.Ended ended = build.run(
                        "-T2",
                        "verify",
                        Build.PLUGIN + ":report",
                        WITH_TESTS,
                        "-Dwouldblock.failOnError=false",
                        "-Dwouldblock.format=concise,sarif,html,json=all.json")
                .succeeded();
        assertThat(ended.output()).doesNotContain("not marked as thread-safe", "class path is incomplete");
        assertThat(places()).containsExactlyElementsOf(PLACES);
        assertThat(build.text("target/wouldblock/all.json")).containsPattern("\"suppressed\": \\[\\s+\\{");
        assertThat(build.text("target/wouldblock/wouldblock.sarif").split("\"runs\"", -1))
                .hasSize(2);
        // The underlined call is marked up.
        assertThat(build.text("target/wouldblock/wouldblock.html")).contains("(ByteBuffer.wrap(bytes))");
        assertThat(build.text("server/target/wouldblock/check-default.txt")).contains("4 findings in ");
    }

    /** What users do who have built before, in a reactor whose modules are nowhere installed. */
    @Test
    @Order(2)
    void withoutALifecycleTheModulesStillSeeEachOther() throws Exception {
        Build.Ended ended = build.run(Build.PLUGIN + ":report", WITH_TESTS, "-Dwouldblock.format=concise")
                .succeeded();
        assertThat(ended.output()).doesNotContain("class path is incomplete");
        // That generated sources are sources nobody has said this time: no column.
        assertThat(places())
                .containsExactlyElementsOf(PLACES.stream()
                        .map(place -> place.replace("Stub.java:12:17", "Stub.java:12:1"))
                        .toList());
    }

    @Test
    @Order(3)
    void onlyTheModuleThatHasChangedIsAnalysedAgain() throws Exception {
        Files.writeString(build.file("same/src/main/java/org/x/Peer.java"), "package org.x; class Peer {}\n");
        Files.setLastModifiedTime(
                build.file("same/src/main/java/org/x/Peer.java"),
                FileTime.fromMillis(System.currentTimeMillis() + 5000));
        Build.Ended ended = build.run("verify", WITH_TESTS, "-Dwouldblock.failOnError=false")
                .succeeded();
        assertThat(ended.output().split("nothing has changed since the last check", -1))
                .hasSize(1 + 3);
        assertThat(ended.output()).contains("0 findings in 1 class and 1 source file");
    }

    private static List<String> places() throws IOException {
        return build.text(CONCISE)
                .lines()
                .filter(line -> line.contains("[WB_"))
                .map(line -> line.replaceFirst(": .*", ""))
                .toList();
    }
}
