package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known findings, through the real command line and real class files. */
class BaselineTest {
    private static final String CALL = "        channel.write(ByteBuffer.wrap(bytes));\n";

    @TempDir
    private Path temp;

    private Path classes;
    private Path baseline;

    @BeforeEach
    void write() throws IOException {
        classes = compiled("classes", Compiled.BROKEN.replace(CALL, CALL + CALL));
        baseline = temp.resolve("known");
        Run run = Run.of("baseline", "--classes", classes, "--output", baseline);
        assertThat(run).isEqualTo(new Run(0, "2 known findings written to " + baseline + "\n", ""));
        assertThat(Files.readAllLines(baseline)).hasSize(3);
    }

    private Path compiled(String folder, String source) {
        return Compiled.folder(temp.resolve(folder), "Peer", source);
    }

    private Run scan(Path classFiles) {
        return Run.of("scan", "--classes", classFiles, "--format", "concise", "--baseline", baseline);
    }

    @Test
    void knownFindingsAreNotReported() {
        assertThat(scan(classes)).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void linesAndFilesMayMove() throws IOException {
        String moved = Compiled.BROKEN
                .replace(CALL, CALL + "        // a comment\n\n" + CALL)
                .replace("class %s {", "class %s {\n    int before() {\n        return 1;\n    }\n\n");
        assertThat(scan(compiled("moved", moved))).isEqualTo(new Run(0, "", ""));
        Path file = temp.resolve("other/module/src/main/java/org/x/Peer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, moved.formatted("Peer"));
        assertThat(Run.of("scan", "--sources", temp.resolve("other"), "--format", "concise", "--baseline", baseline))
                .isEqualTo(new Run(0, "", ""));
        Path again = temp.resolve("again");
        Run.of("baseline", "--sources", temp.resolve("other"), "--output", again);
        assertThat(again).hasSameBinaryContentAs(baseline);
    }

    @Test
    void oneMoreCallIsNew() {
        Run run = scan(compiled("more", Compiled.BROKEN.replace(CALL, CALL + CALL + CALL)));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).hasLineCount(1).startsWith("org/x/Source.java:" + (Compiled.BROKEN_LINE + 2) + ":");
    }

    @Test
    void whatIsFixedIsToldAndNoError() {
        Run run = scan(compiled("fixed", Compiled.BROKEN));
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "",
                        "wouldblock: " + baseline + ":3: known, but not found by this scan: WB_WRITE_IGNORED in "
                                + "org.x.Peer.send: SocketChannel.write\n"));
    }

    @Test
    void manyFixedOnesAreCounted() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            many.append("%032x WB_READ_IGNORED\n".formatted(i));
        }
        Files.writeString(baseline, many);
        Run run = scan(compiled("sound", Compiled.SOUND));
        assertThat(run.status()).isZero();
        assertThat(run.err())
                .hasLineCount(11)
                .endsWith("wouldblock: " + baseline + ": 5 more known findings were not found\n");
    }

    @Test
    void sarifListsKnownFindingsAsSuppressed() throws IOException {
        Path report = temp.resolve("r.sarif");
        Run run = Run.of("scan", "--classes", classes, "--baseline", baseline, "--format", "sarif=" + report);
        assertThat(run.status()).isZero();
        Matcher kinds =
                Pattern.compile("\"suppressions\"[^]]*\"kind\": \"external\"").matcher(Files.readString(report));
        assertThat(kinds.results()).hasSize(2);
    }

    @Test
    void whatCanNotBeReadIsOneLine() throws IOException {
        Path missing = temp.resolve("missing");
        assertThat(Run.of("scan", "--classes", classes, "--baseline", missing))
                .isEqualTo(new Run(
                        2,
                        "",
                        "wouldblock: --baseline: " + missing + ": no such file; 'wouldblock baseline' writes one\n"));
        Files.writeString(baseline, "# x\nWB_WRITE_IGNORED\n");
        assertThat(scan(classes))
                .isEqualTo(new Run(
                        2,
                        "",
                        "wouldblock: --baseline: " + baseline
                                + ", line 2: no entry of a baseline; expected FINGERPRINT RULE # PLACE\n"));
        assertThat(Run.of("baseline", "--classes", classes, "--output", temp.resolve("no/known"))
                        .err())
                .isEqualTo("wouldblock: cannot write " + temp.resolve("no/known") + ": no such file or folder\n");
    }

    @Test
    void anIncompleteBaselineIsSaid() throws IOException {
        Files.write(classes.resolve("org/x/Cut.class"), new byte[] {1});
        Run run = Run.of("baseline", "--classes", classes, "--output", baseline);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("wouldblock: skipped ").hasLineCount(1);
        assertThat(Files.readAllLines(baseline)).hasSize(3);
    }

    @Test
    void rulesCanBeChosen() {
        List<String> both = List.of("WB_WRITE_IGNORED,WB_READ_IGNORED", "WB_READ_IGNORED");
        assertThat(Run.of("scan", "--classes", classes, "--select", both.get(0)).status())
                .isEqualTo(1);
        assertThat(Run.of("scan", "--classes", classes, "--select", both.get(1)).status())
                .isZero();
        assertThat(Run.of("scan", "--classes", classes, "--ignore", both.get(0)).status())
                .isZero();
        assertThat(Run.of("scan", "--classes", classes, "--ignore", both.get(1)).status())
                .isEqualTo(1);
        assertThat(Run.of("scan", "--classes", classes, "--ignore", "WB_WRITE_IGNORE")
                        .err())
                .startsWith("wouldblock: --ignore: no rule 'WB_WRITE_IGNORE', did you mean WB_WRITE_IGNORED");
    }
}
