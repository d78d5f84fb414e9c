package dev.wouldblock.reports.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.reports.changes.QuotedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchTest {
    private static String diff(String name, String before, String after) {
        return Patch.of(name, before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void changesThatAreNearShareAHunk() {
        assertThat(diff("a/B.java", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\ny\n"))
                .isEqualTo("""
                        diff --git a/a/B.java b/a/B.java
                        --- a/a/B.java
                        +++ b/a/B.java
                        @@ -1,5 +1,5 @@
                         1
                        -2
                        +x
                         3
                         4
                         5
                        @@ -7,3 +7,4 @@
                         7
                         8
                         9
                        +y
                        """);
        assertThat(diff("B.java", "1\n2\n3\n4\n5\n6\n7\n8\n", "x\n2\n3\n4\n5\n6\n7\ny\n")
                        .lines()
                        .filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -1,8 +1,8 @@");
    }

    /** As git writes it, so that the patch can be applied from the root. */
    @Test
    void aWholePathHasOneSlashAtItsStart() {
        assertThat(diff("/home/B.java", "1\n", "2\n")).startsWith("""
                diff --git a/home/B.java b/home/B.java
                --- a/home/B.java
                +++ b/home/B.java
                """);
    }

    @Test
    void textWithoutALineFeedAtItsEnd() {
        assertThat(diff("B.java", "1", "1\n2")).endsWith("""
                        @@ -1,1 +1,2 @@
                        -1
                        \\ No newline at end of file
                        +1
                        +2
                        \\ No newline at end of file
                        """);
    }

    @Test
    void lineEndsOfWindowsArePartOfTheLines() {
        assertThat(diff("B.java", "1\r\n2\r\n", "1\r\n3\r\n")).endsWith("@@ -1,2 +1,2 @@\n 1\r\n-2\r\n+3\r\n");
    }

    @Test
    void nameIsQuotedAsGitDoes() {
        assertThat(diff("a \"b\"\t\u00fc.java", "1\n", "2\n")).contains("--- \"a/a \\\"b\\\"\\t\\303\\274.java\"\t\n");
        assertThat(QuotedName.quote("a/b c.java")).isEqualTo("a/b c.java");
    }

    @Test
    void whatIsNotUtf8HasNoDiff() {
        assertThat(Patch.of("B.java", new byte[] {(byte) 0xfc}, new byte[0])).isEmpty();
    }

    /** Made from the changes, the new text is the new text; and no shorter list of changes would do. */
    @Test
    void changesLeadFromOneTextToTheOther() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<String> before = lines(random);
            List<String> after = lines(random);
            List<String> made = new ArrayList<>();
            int at = 0;
            int touched = 0;
            for (LineChange change : LineChange.between(before, after)) {
                made.addAll(before.subList(at, change.from()));
                assertThat(made).hasSize(change.newFrom());
                made.addAll(after.subList(change.newFrom(), change.newTo()));
                at = change.to();
                touched += change.to() - change.from() + change.newTo() - change.newFrom();
            }
            made.addAll(before.subList(at, before.size()));
            assertThat(made).isEqualTo(after);
            assertThat(touched).isEqualTo(before.size() + after.size() - 2 * common(before, after));
        }
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(i -> "line " + i).toList();
    }

    /** Length of the longest common subsequence. */
    private static int common(List<String> one, List<String> other) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                length[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[one.size()][other.size()];
    }
}
