package dev.wouldblock.scan.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Safety;
import dev.wouldblock.input.Effort;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file on disk. */
class FixPlanTest {
    private static final String SOURCE = """
            import java.io.IOException;
            import java.nio.channels.ServerSocketChannel;
            import java.nio.channels.SelectionKey;

            class Acceptor {
                void accept(SelectionKey key) throws IOException {
                    var client = ((ServerSocketChannel) key.channel()).accept();
                    client.configureBlocking(false);
                }
            }
            """;

    private static final String FIXED = SOURCE.replace(
            "        client.configure",
            "        if (client == null) {\n            return;\n        }\n        client.configure");

    @TempDir
    private Path folder;

    private FixedFile fixed(byte[] source) throws IOException, UserException {
        return fixed(source, finding -> true);
    }

    private FixedFile fixed(byte[] source, Predicate<Finding> wanted) throws IOException, UserException {
        Files.write(file(), source);
        Pages pages = Pages.load();
        ScanInputs inputs = new ScanInputs(List.of(), List.of(folder), List.of(), List.of(), Profile.DEFAULT);
        FixPlan plan = FixPlan.make(
                inputs,
                pages,
                Effort.usual(),
                Analysis.of(inputs, pages, Effort.usual()).result().findings().stream()
                        .filter(wanted)
                        .toList(),
                SourceRoots.of(folder, List.of(folder)),
                Set.of(Safety.SAFE));
        assertThat(plan.files()).hasSize(1);
        assertThat(plan.postponed()).isEmpty();
        return plan.files().get(0);
    }

    private Path file() {
        return folder.resolve("Acceptor.java");
    }

    @Test
    void nothingIsWrittenBeforeItIsAsked() throws Exception {
        FixedFile fixed = fixed(SOURCE.getBytes(StandardCharsets.UTF_8));
        assertThat(file()).content().isEqualTo(SOURCE);
        assertThat(fixed.fixed()).extracting(finding -> finding.rule()).containsExactly("WB_ACCEPT_NULL");
        assertThat(fixed.write()).isTrue();
        assertThat(file()).content().isEqualTo(FIXED);
    }

    /** The edits of one method are made one after the other; what was not asked for stays, though it is the same call. */
    @Test
    void onlyWhatWasAskedForIsEdited() throws Exception {
        String accept = "        var %1$s = ((ServerSocketChannel) %1$sKey.channel()).accept();\n"
                + "        %1$s.configureBlocking(false);\n";
        String source = SOURCE.substring(0, SOURCE.indexOf("    void accept"))
                + "    void accept(SelectionKey aKey, SelectionKey bKey, SelectionKey cKey) throws IOException {\n"
                + accept.formatted("a") + accept.formatted("b") + accept.formatted("c") + "    }\n}\n";
        int leftOut = 9;
        assertThat(source.lines().toList().get(leftOut - 1)).contains("bKey.channel()");

        FixedFile fixed = fixed(
                source.getBytes(StandardCharsets.UTF_8),
                finding -> finding.location().position().line() != leftOut);

        assertThat(fixed.fixed()).hasSize(2);
        assertThat(new String(fixed.content(), StandardCharsets.UTF_8))
                .contains("if (a == null)", "if (c == null)")
                .doesNotContain("b == null");
    }

    @Test
    void aFileThatHasChangedIsLeftAlone() throws Exception {
        FixedFile fixed = fixed(SOURCE.getBytes(StandardCharsets.UTF_8));
        String other = SOURCE.replace("client", "peer");
        Files.writeString(file(), other);
        assertThat(fixed.write()).isFalse();
        assertThat(file()).content().isEqualTo(other);
    }

    /** A mark at the start, line ends of two characters, none after the last line. */
    @Test
    void bytesAroundTheEditStay() throws Exception {
        for (String mark : new String[] {"", "\ufeff"}) {
            for (String end : new String[] {"\n", "\r\n", "\r"}) {
                String source = mark + SOURCE.stripTrailing().replace("\n", end);
                assertThat(fixed(source.getBytes(StandardCharsets.UTF_8)).write())
                        .isTrue();
                assertThat(file())
                        .content()
                        .isEqualTo(mark + FIXED.stripTrailing().replace("\n", end));
            }
        }
    }

    /** The new text takes the place of the old one in one step, as a file with the same permissions; no other file is left. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void permissionsStay() throws Exception {
        FixedFile fixed = fixed(SOURCE.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-x---"));
        Object before = Files.getAttribute(file(), "unix:ino");
        assertThat(fixed.write()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-r-x---");
        assertThat(Files.getAttribute(file(), "unix:ino")).as("another file").isNotEqualTo(before);
        assertThat(folder).isDirectoryContaining("glob:**Acceptor.java").isDirectoryNotContaining("glob:**.tmp");
    }
}
