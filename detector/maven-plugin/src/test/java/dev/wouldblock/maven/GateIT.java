package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The gate in a project of one module. A Maven build takes seconds, so the tests go through the life of one project. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GateIT {
    private static final String FINDING =
            "error[WB_WRITE_IGNORED]: Non-blocking SocketChannel.write can return 0, or fewer bytes than remain";

    private static Build build;

    @BeforeAll
    static void project() throws IOException {
        build = Build.of("gate");
    }

    @Test
    @Order(1)
    void theBuildFailsWithTheFinding() throws Exception {
        Build.Ended ended = build.run("verify").failed();
        assertThat(ended.lines("ERROR"))
                .anyMatch(line -> line.startsWith(FINDING))
                .anyMatch(line -> line.startsWith("  --> gate/src/main/java/org/x/Peer.java:12:17"))
                .contains("   12 |         channel.write(ByteBuffer.wrap(bytes));"
                        .indent(2)
                        .stripTrailing())
                .anyMatch(line -> line.startsWith("  = fix: "))
                .contains("1 finding in 1 class and 1 source file")
                .anyMatch(line -> line.contains("1 finding in non-blocking I/O: see above."));
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    @Test
    @Order(2)
    void whatHasNotChangedIsNotAnalysedAgain() throws Exception {
        Build.Ended ended = build.run(Build.PLUGIN + ":check").failed();
        // The execution of the command line is another one, which has nothing to remember yet.
        assertThat(ended.output()).contains(FINDING).doesNotContain("nothing has changed");
        Build.Ended again = build.run(Build.PLUGIN + ":check", "-Dwouldblock.maxAllowedViolations=1")
                .succeeded();
        assertThat(again.lines("INFO")).contains("nothing has changed since the last check");
        assertThat(again.lines("WARNING")).anyMatch(line -> line.startsWith(FINDING));
        assertThat(again.lines("ERROR")).isEmpty();
    }

    @Test
    @Order(3)
    void skipped() throws Exception {
        Build.Ended ended =
                build.run(Build.PLUGIN + ":check", "-Dwouldblock.skip").succeeded();
        assertThat(ended.output()).contains("wouldblock is skipped").doesNotContain("WB_");
    }

    @Test
    @Order(4)
    void aMistakeIsOneClearLine() throws Exception {
        Build.Ended ended = build.run(Build.PLUGIN + ":check", "-Dwouldblock.ignore=WB_WRITE_IGNORD")
                .failed();
        assertThat(ended.lines("ERROR").get(0))
                .endsWith("ignore: no rule 'WB_WRITE_IGNORD', did you mean WB_WRITE_IGNORED? -> [Help 1]");
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    @Test
    @Order(5)
    void knownFindingsPass() throws Exception {
        build.run(Build.PLUGIN + ":baseline").succeeded();
        assertThat(build.text("wouldblock.baseline"))
                .contains(" WB_WRITE_IGNORED # org.x.Peer.send: SocketChannel.write\n");
        Build.Ended ended = build.run(Build.PLUGIN + ":check").succeeded();
        assertThat(ended.lines("INFO")).contains("0 findings in 1 class and 1 source file, 1 suppressed");
    }

    @Test
    @Order(6)
    void theSourcesAloneAreLookedAtWhenNothingIsCompiled() throws Exception {
        Files.delete(build.file("wouldblock.baseline"));
        Files.delete(build.file("target/classes/org/x/Peer.class"));
        Build.Ended ended = build.run(Build.PLUGIN + ":check").failed();
        assertThat(ended.lines("INFO")).contains("no class files: looking at the sources alone");
        assertThat(ended.lines("ERROR")).contains("1 finding in 1 source file");
    }

    @Test
    @Order(7)
    void anEditIsShownAndMade() throws Exception {
        String source = build.text("src/main/java/org/x/Peer.java");
        Build.Ended shown = build.run(Build.PLUGIN + ":fix", "-Dwouldblock.fix=suggested", "-Dwouldblock.dryRun")
                .succeeded();
        assertThat(shown.output())
                .contains("--- a/gate/src/main/java/org/x/Peer.java", "1 edit in 1 file, 0 findings left");
        assertThat(build.text("src/main/java/org/x/Peer.java")).isEqualTo(source);

        build.run(Build.PLUGIN + ":fix", "-Dwouldblock.fix=suggested").succeeded();
        assertThat(build.text("src/main/java/org/x/Peer.java")).isNotEqualTo(source);
        build.run("verify").succeeded();
    }

    @Test
    @Order(8)
    void aRuleIsExplainedWithoutAProject() throws Exception {
        Build.Ended ended = build.outside()
                .run(Build.PLUGIN + ":explain", "-Dwouldblock.id=WB_WRITE_IGNORED")
                .succeeded();
        assertThat(ended.output()).contains("# WB_WRITE_IGNORED: ", "## What happens at run time");
    }
}
