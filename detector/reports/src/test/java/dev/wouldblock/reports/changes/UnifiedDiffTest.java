package dev.wouldblock.reports.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnifiedDiffTest {
    private static String changed(String patch) throws PatchException {
        return UnifiedDiff.read(patch.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void addedAndEditedLinesCountInTheNewFile() throws PatchException {
        assertThat(changed("""
                        diff --git a/src/A.java b/src/A.java
                        index 83db48f..bf269f4 100644
                        --- a/src/A.java
                        +++ b/src/A.java
                        @@ -1,4 +1,5 @@ class A {
                         one
                        -two
                        +TWO
                        +three
                         four
                         five
                        @@ -20,3 +21,2 @@
                         x
                        -gone
                         y
                        @@ -30 +30 @@
                        -z
                        +Z
                        """)).isEqualTo("{src/A.java={2=3, 30=30}}");
    }

    @Test
    void newDeletedRenamedAndBinaryFiles() throws PatchException {
        assertThat(changed("""
                        From 0123 Mon Sep 17 00:00:00 2001
                        Subject: [PATCH] A text with --- and +++ in it
                        ---
                         src/New.java | 2 ++
                        diff --git a/src/New.java b/src/New.java
                        new file mode 100644
                        --- /dev/null
                        +++ b/src/New.java
                        @@ -0,0 +1,2 @@
                        +one
                        +two
                        \\ No newline at end of file
                        diff --git a/src/Old.java b/src/Old.java
                        deleted file mode 100644
                        --- a/src/Old.java
                        +++ /dev/null
                        @@ -1 +0,0 @@
                        -one
                        diff --git a/a/Here.java b/b/There.java
                        similarity index 90%
                        rename from a/Here.java
                        rename to b/There.java
                        --- a/a/Here.java
                        +++ b/b/There.java
                        @@ -5,0 +6 @@
                        +six
                        diff --git a/Moved.java b/Away.java
                        similarity index 100%
                        rename from Moved.java
                        rename to Away.java
                        diff --git a/x.png b/x.png
                        GIT binary patch
                        literal 3
                        Kcmdmm-@@--

                        literal 0
                        HcmV?d00001

                        --\s
                        2.39.5
                        """)).isEqualTo("{b/There.java={6=6}, src/New.java={1=2}}");
    }

    @Test
    void noNewlineMarksBetweenTheLinesOfAHunk() throws PatchException {
        assertThat(changed("""
                        --- a/A.java
                        +++ b/A.java
                        @@ -1 +1 @@
                        -old
                        \\ No newline at end of file
                        +new
                        \\ No newline at end of file
                        """)).isEqualTo("{A.java={1=1}}");
    }

    @Test
    void whatLooksLikeAHeaderInsideAHunkIsContent() throws PatchException {
        assertThat(changed("""
                        --- a/A.sql
                        +++ b/A.sql
                        @@ -1,2 +1,2 @@
                        --- a comment of SQL
                        +++ a/B.java
                         diff --git a/x b/x
                        """)).isEqualTo("{A.sql={1=1}}");
    }

    @Test
    void carriageReturnsOfTheSourceAndOfTheTransport() throws PatchException {
        String patch = "--- a/A.java\n+++ b/A.java\n@@ -1,3 +1,3 @@\n one\r\n-two\r\n+tw\ro\r\n three\r\n";
        assertThat(changed(patch)).isEqualTo("{A.java={2=2}}");
        assertThat(changed(patch.replace("\r", "").replace("\n", "\r\n"))).isEqualTo("{A.java={2=2}}");
    }

    @Test
    void anEmptyContextLineMayHaveLostItsBlank() throws PatchException {
        assertThat(changed("--- a/A\n+++ b/A\n@@ -1,2 +1,3 @@\n\n+x\n y\n")).isEqualTo("{A={2=2}}");
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("a/x y.java\t", "b/x y.java\t", "x y.java"),
                Arguments.of("\"a/tab\\there.java\"", "\"b/tab\\there.java\"", "tab\there.java"),
                Arguments.of("\"a/\\303\\244\\\"\\\\.java\"", "\"b/\\303\\244\\\"\\\\.java\"", "\u00e4\"\\.java"),
                Arguments.of("a/\u00e4.java", "b/\u00e4.java", "\u00e4.java"),
                Arguments.of("i/src/A.java", "w/src/A.java", "src/A.java"),
                Arguments.of("old/src/A.java\t2026-01-01 00:00:00", "new/src/A.java\t2026-01-02", "src/A.java"),
                Arguments.of("src/A.java", "src/A.java", "src/A.java"),
                Arguments.of("b/A.java", "b/A.java", "b/A.java"),
                Arguments.of("A.java.orig", "A.java", "A.java"),
                Arguments.of("./src/A.java", "./src/A.java", "src/A.java"),
                Arguments.of("/dev/null", "b/src/A.java", "src/A.java"),
                Arguments.of("/dev/null", "src/A.java", "src/A.java"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFolderThatTellsTheSidesApartIsNoPartOfThePath(String before, String after, String path)
            throws PatchException {
        assertThat(changed("--- " + before + "\n+++ " + after + "\n@@ -0,0 +1 @@\n+x\n"))
                .isEqualTo("{" + path + "={1=1}}");
    }

    @Test
    void aNewFileOfADiffWithoutPrefixes() throws PatchException {
        String rest = "new file mode 100644\n--- /dev/null\n+++ b/A.java\n@@ -0,0 +1 @@\n+x\n";
        assertThat(changed("diff --git b/A.java b/A.java\n" + rest)).isEqualTo("{b/A.java={1=1}}");
        assertThat(changed("diff --git a/A.java b/A.java\n" + rest)).isEqualTo("{A.java={1=1}}");
    }

    @Test
    void nothingChangesNothing() throws PatchException {
        assertThat(changed("")).isEqualTo("{}");
        assertThat(changed("\n \n")).isEqualTo("{}");
        assertThat(changed("diff --git a/run b/run\nold mode 100644\nnew mode 100755\n"))
                .isEqualTo("{}");
    }

    @Test
    void linesBeyondAllMeasureTakeNoMemory() throws PatchException {
        assertThat(changed("--- a/A\n+++ b/A\n@@ -1 +999999999 @@\n-x\n+y\n")).isEqualTo("{A={999999999=999999999}}");
    }

    static Stream<Arguments> malformed() {
        String head = "--- a/A\n+++ b/A\n";
        return Stream.of(
                Arguments.of("# A readme\n", "line 1: no unified diff"),
                Arguments.of("@@ -1 +1 @@\n-a\n+b\n", "line 1: a hunk without the name of its file"),
                Arguments.of(head + "@@ -1,x +1 @@\n", "line 3: not the head of a hunk"),
                Arguments.of(head + "@@ -1 +1,9999999999 @@\n", "line 3: not the head of a hunk"),
                Arguments.of(head + "@@ -1 +0 @@\n-a\n+b\n", "line 3: a hunk that starts at line 0"),
                Arguments.of(head + "@@ -1,3 +1,3 @@\n a\n", "line 3: the patch ends inside this hunk"),
                Arguments.of(
                        head + "@@ -1,3 +1,3 @@\n a\nxyz\n",
                        "line 5: neither context nor a change, inside the hunk of line 3"),
                Arguments.of(
                        head + "@@ -1 +1,2 @@\n-a\n-b\n",
                        "line 5: more lines than the head of the hunk says, in line 3"),
                Arguments.of("--- \"a/A\n+++ b/A\n", "line 2: a file name without closing quotation mark"),
                Arguments.of("--- a/A\n+++ \"b/\\xA\"\n", "line 2: unknown escape in a file name"),
                Arguments.of(
                        "diff --cc A.java\nindex 1,2..3\n--- a/A.java\n+++ b/A.java\n@@@ -1 -1 +1 @@@\n",
                        "line 1: the combined diff of a merge; compare two commits instead"),
                Arguments.of(
                        head + "@@ -1 +1 @@\n-a\n+b\n" + head + "@@ -1 +1 @@\n-b\n+c\n",
                        "line 7: A a second time; pass one diff, not a series of patches"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsWrongIsSaidWithItsLine(String patch, String problem) {
        assertThatThrownBy(() -> changed(patch))
                .isInstanceOf(PatchException.class)
                .hasMessage(problem);
    }
}
