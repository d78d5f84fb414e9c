package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.changes.UnifiedDiff;
import dev.wouldblock.scan.GitChanges;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that report on changed lines only, in real repositories. */
class ChangesTest {
    private static final String NOTE = "    // a note\n";

    @TempDir
    private Path temp;

    private Project project;

    @BeforeEach
    void create() throws IOException, GitAPIException {
        project = Project.create(temp.resolve("project"));
        project.write(Project.FILE, Project.SOURCE)
                .write(".gitignore", "target/\n")
                .commit();
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** The places that a scan of the sources reports. */
    private List<String> places(String... options) {
        return places(scan(options));
    }

    private static List<String> places(Run run) {
        return run.out()
                .lines()
                .map(line -> line.replaceFirst("^(.*\\.java:\\d+):.*", "$1"))
                .toList();
    }

    private Run scan(String... options) {
        return Run.of(Stream.concat(
                        Stream.of("scan", "--format", "concise", "--base", project.top(), "--sources", project.top()),
                        Stream.of(options))
                .toArray());
    }

    /** Edits one line of the source, and changes nothing about what it does. */
    private static String edited(int line) {
        List<String> lines = new ArrayList<>(Project.SOURCE.lines().toList());
        lines.set(line - 1, lines.get(line - 1) + " // edited");
        return String.join("\n", lines) + "\n";
    }

    @Test
    void onlyWhatIsOnChangedLines() throws IOException, GitAPIException {
        assertThat(places()).containsExactly(Project.FILE + ":12", Project.FILE + ":18");
        project.branch("topic").write(Project.FILE, edited(Project.SECOND)).commit();
        Run run = scan("--diff", "main");
        assertThat(places(run)).containsExactly(Project.FILE + ":18");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("wouldblock: 1 finding on unchanged lines left out\n");
    }

    @Test
    void aStepOfThePathIsEnough() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(Project.FIRST - 1)).commit();
        assertThat(places("--diff", "main")).containsExactly(Project.FILE + ":12");
    }

    @Test
    void nothingChangedIsClean() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(1)).commit();
        Run run = scan("--diff", "main");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("wouldblock: 2 findings on unchanged lines left out\n");
    }

    @Test
    void whatTheOtherBranchDidMeanwhileDoesNotCount() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(Project.SECOND)).commit();
        project.checkout("main").write(Project.FILE, edited(Project.FIRST)).commit();
        project.checkout("topic");
        assertThat(places("--diff", "main")).containsExactly(Project.FILE + ":18");
    }

    @Test
    void whatIsNotCommittedCounts() throws IOException {
        project.write(Project.FILE, edited(Project.FIRST));
        assertThat(places("--diff", "HEAD")).containsExactly(Project.FILE + ":12");
    }

    @Test
    void newFilesCountAsAWholeUnlessIgnored() throws IOException {
        String other = Project.SOURCE.replace("Peer", "Other");
        project.write("core/src/main/java/org/x/Other.java", other);
        project.write("core/target/generated/org/x/Third.java", Project.SOURCE.replace("Peer", "Third"));
        assertThat(places("--diff", "main"))
                .containsExactly("core/src/main/java/org/x/Other.java:12", "core/src/main/java/org/x/Other.java:18");
    }

    @Test
    void renamedFilesAreFollowed() throws IOException, GitAPIException {
        String path = "net/src/main/java/org/x/Peer.java";
        project.branch("topic").write(path, Project.SOURCE);
        Files.delete(project.top().resolve(Project.FILE));
        project.commit();
        assertThat(places("--diff", "main")).isEmpty();
        project.write(path, edited(Project.SECOND)).commit();
        assertThat(places("--diff", "main")).containsExactly(path + ":18");
    }

    @Test
    void classFilesAreMatchedByPackageAndFile() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(Project.SECOND)).commit();
        Path classes = project.classes(Project.FILE, temp.resolve("classes"));
        String[] command = {
            "scan", "--format", "concise", "--base", project.top().toString()
        };
        Run suffix = Run.of(Stream.concat(Stream.of(command), Stream.of("--classes", classes, "--diff", "main"))
                .toArray());
        assertThat(places(suffix)).containsExactly("org/x/Peer.java:18");
        Run whole = Run.of(Stream.concat(
                        Stream.of(command),
                        Stream.of("--classes", classes, "--diff", "main", "--source-root", project.top()))
                .toArray());
        assertThat(places(whole)).containsExactly(Project.FILE + ":18");
    }

    @Test
    void pathsStartAtTheBase() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(Project.SECOND)).commit();
        Path core = project.top().resolve("core");
        Run run = Run.of("scan", "--format", "concise", "--base", core, "--sources", core, "--diff", "main");
        assertThat(places(run)).containsExactly("src/main/java/org/x/Peer.java:18");
    }

    @Test
    void annotationsStandExactlyOnTheChangedLines() throws IOException, GitAPIException {
        project.branch("topic").write(Project.FILE, edited(Project.SECOND)).commit();
        Run run = Run.of(
                "scan",
                "--format",
                "github",
                "--base",
                project.top(),
                "--sources",
                project.top(),
                "--diff",
                "main",
                "--exit-zero");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("::")))
                .singleElement()
                .asString()
                .contains("file=" + Project.FILE + ",line=18");
    }

    @Test
    void stagedLinesCountAndLaterEditsMoveThem() throws IOException, GitAPIException {
        project.write(Project.FILE, edited(Project.SECOND)).add();
        assertThat(places("--staged")).containsExactly(Project.FILE + ":18");
        // Not staged: an edit of the other call, and two lines above both.
        project.write(
                Project.FILE,
                edited(Project.SECOND)
                        .replaceFirst("wrap\\(bytes\\)\\);\n", "wrap(bytes)); // later\n")
                        .replace("class Peer {\n", "class Peer {\n" + NOTE + NOTE));
        assertThat(places("--staged")).containsExactly(Project.FILE + ":20");
        assertThat(places("--diff", "HEAD")).containsExactly(Project.FILE + ":14", Project.FILE + ":20");
    }

    @Test
    void beforeTheFirstCommitEverythingIsStaged() throws IOException, GitAPIException {
        try (Project fresh = Project.create(temp.resolve("fresh"))) {
            fresh.write("A.java", Project.SOURCE).add();
            Run run =
                    Run.of("scan", "--format", "concise", "--base", fresh.top(), "--sources", fresh.top(), "--staged");
            assertThat(places(run)).containsExactly("A.java:12", "A.java:18");
            assertUserError("--diff main: no such branch, tag or commit", "--base", fresh.top(), "--diff", "main");
        }
    }

    @Test
    void aPatchFromAFileOrFromStandardInput() throws IOException {
        String patch = """
                --- a/core/src/main/java/org/x/Peer.java
                +++ b/core/src/main/java/org/x/Peer.java
                @@ -18 +18 @@
                -        channel.write(bytes);
                +        channel.write(ByteBuffer.wrap(bytes));
                """;
        Path file = Files.writeString(temp.resolve("p.patch"), patch);
        assertThat(places("--patch", file.toString())).containsExactly(Project.FILE + ":18");
        InputStream usual = System.in;
        System.setIn(new ByteArrayInputStream(patch.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(places("--patch", "-")).containsExactly(Project.FILE + ":18");
        } finally {
            System.setIn(usual);
        }
        assertThat(places("--patch", Files.createFile(temp.resolve("empty")).toString()))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException, GitAPIException {
        assertUserError("--diff no-such: no such branch, tag or commit", "--base", project.top(), "--diff", "no-such");
        assertUserError("--diff main..: no such branch, tag or commit", "--base", project.top(), "--diff", "main..");
        assertUserError(
                "--diff main^{tree}: no such branch, tag or commit", "--base", project.top(), "--diff", "main^{tree}");
        Path lonely = Files.createDirectories(temp.resolve("lonely")).toRealPath();
        assertUserError(
                "--diff main: needs a git work tree, and " + lonely + " is in none",
                "--base",
                lonely,
                "--diff",
                "main");
        assertUserError("--staged: needs a git work tree, and " + lonely + " is in none", "--base", lonely, "--staged");
        assertUserError(
                "only one of --diff, --patch and --staged can say what has changed", "--diff", "main", "--staged");
        Path missing = temp.resolve("missing");
        assertUserError("--patch: " + missing + ": no such file", "--patch", missing);
        Path torn = Files.writeString(temp.resolve("torn"), "--- a/A\n+++ b/A\n@@ -1,9 +1,9 @@\n a\n");
        assertUserError("--patch: " + torn + ", line 3: the patch ends inside this hunk", "--patch", torn);
        project.git().checkout().setOrphan(true).setName("other").call();
        project.write("B.java", "class B {}").commit();
        assertUserError(
                "--diff main: no commit in common with HEAD; a shallow clone has to fetch more of the history",
                "--base",
                project.top(),
                "--diff",
                "main");
    }

    private void assertUserError(String problem, Object... options) {
        Run run = Run.of(Stream.concat(Stream.of("scan", "--sources", project.top()), Stream.of(options))
                .toArray());
        assertThat(run).isEqualTo(new Run(2, "", "wouldblock: " + problem + "\n"));
    }

    /** What a patch of git says and what the repository says is the same, whatever the file is called. */
    @Test
    void patchAndRepositoryAgree() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        List<String> names =
                List.of("A.java", "b/A.java", "a b.java", "\u00e4\u20ac.java", "q\"t\\.java", "tab\t.java");
        for (String name : names) {
            project.write(name, text(random, new ArrayList<>(), 40));
        }
        project.commit();
        for (int round = 0; round < 20; round++) {
            for (String name : names) {
                List<String> lines = Files.readAllLines(project.top().resolve(name));
                project.write(name, text(random, new ArrayList<>(lines), random.nextInt(4)));
            }
            ChangedLines git = GitChanges.since("HEAD", project.top());
            assertThat(UnifiedDiff.read(patch(round % 4))).as("round %s", round).hasToString(git.toString());
        }
    }

    private static String text(SplittableRandom random, List<String> lines, int edits) {
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(lines.size() + 1);
            if (at < lines.size() && random.nextInt(3) == 0) {
                lines.remove(at);
            } else {
                lines.add(at, "line " + random.nextInt(100) + (random.nextInt(5) == 0 ? "\r" : ""));
            }
        }
        return String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
    }

    private byte[] patch(int context) throws IOException {
        Repository repository = project.git().getRepository();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter diff = new DiffFormatter(out);
                ObjectReader reader = repository.newObjectReader()) {
            diff.setRepository(repository);
            diff.setContext(context);
            diff.format(
                    new CanonicalTreeParser(new byte[0], reader, repository.resolve("HEAD^{tree}")),
                    new FileTreeIterator(repository));
        }
        return out.toByteArray();
    }
}
