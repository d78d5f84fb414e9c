package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FixTest {
    private static final String SOURCE = """
            package org.x;

            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.SelectionKey;
            import java.nio.channels.ServerSocketChannel;
            import java.nio.channels.SocketChannel;

            /** Gr\u00fc\u00dfe. */
            class Peer {
                void accept(SelectionKey key) throws IOException {
                    SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                    client.configureBlocking(false);
                }

                void send(SelectionKey key, byte[] bytes) throws IOException {
                    ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes));
                }

                /** The second meets the first. */
                void sendBoth(SelectionKey key, byte[] head, byte[] body) throws IOException {
                    SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                    client.configureBlocking(false);
                    SocketChannel other = ((ServerSocketChannel) key.channel()).accept();
                    other.configureBlocking(false);
                }
            }
            """;

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = temp.resolve("src dir/org/x/Peer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SOURCE);
    }

    private Run scan(Object... more) {
        Object[] args = new Object[5 + more.length];
        args[0] = "scan";
        args[1] = "--sources";
        args[2] = temp.resolve("src dir");
        args[3] = "--base";
        args[4] = temp;
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.of(args);
    }

    @Test
    void safeEditsAreMadeAndTheRestIsReported() throws IOException {
        Run run = scan("--fix");

        assertThat(run.err()).isEqualTo("wouldblock: 3 edits made in 1 file\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("WB_WRITE_IGNORED  1\n1 finding").doesNotContain("WB_ACCEPT_NULL");
        assertThat(Files.readString(file))
                .contains("        if (client == null) {\n            return;\n        }\n", "if (other == null) {")
                .contains("write(ByteBuffer.wrap(bytes));");
    }

    @Test
    void nothingIsLeftAfterBothKinds() throws IOException {
        assertThat(scan("--fix=suggested").status()).isZero();
        String fixed = Files.readString(file);
        Run again = scan("--fix=suggested");
        assertThat(again)
                .isEqualTo(new Run(0, "0 findings in 1 source file\n", "wouldblock: 0 edits made in 0 files\n"));
        assertThat(file).content().isEqualTo(fixed);
    }

    @Test
    void whatIsShownIsWhatIsMade() throws Exception {
        for (String source : new String[] {SOURCE, SOURCE.replace("\n", "\r\n"), SOURCE.stripTrailing()}) {
            Files.writeString(file, source);
            Run shown = scan("--show-fixes=suggested");
            assertThat(file).content().isEqualTo(source);
            assertThat(shown.status()).isEqualTo(1);
            Path patch = temp.resolve("fixes.patch");
            Files.writeString(patch, shown.out());

            apply(patch);
            String applied = Files.readString(file);
            Files.writeString(file, source);
            scan("--fix=suggested");
            assertThat(applied).isEqualTo(Files.readString(file)).isNotEqualTo(source);
        }
    }

    /** The one program that has to understand the diff. */
    private void apply(Path patch) throws IOException, InterruptedException {
        Path log = temp.resolve("log");
        Process git = new ProcessBuilder("git", "apply", "--verbose", patch.toString())
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(Files.readString(log)).isZero();
    }

    @Test
    void classFilesWithSourcesAreFixedInTheSources() throws IOException {
        Path classes = compile();

        Run run = Run.of(
                "scan",
                "--classes",
                classes,
                "--source-root",
                temp.resolve("src dir"),
                "--base",
                temp,
                "--fix=suggested");

        assertThat(run.err())
                .isEqualTo("wouldblock: 3 edits made in 1 file\n"
                        + "wouldblock: 1 edit left: compile and scan again, they meet others in the same code\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(Files.readString(file)).contains("if (client == null) {", "key.attach(data);");
    }

    private Path compile() {
        Path classes = temp.resolve("classes");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-g",
                                "-proc:none",
                                "-encoding",
                                "UTF-8",
                                "-d",
                                classes.toString(),
                                file.toString()))
                .isZero();
        return classes;
    }

    /** The class files are of another state of the source. */
    @Test
    void staleClassFilesChangeNothing() throws IOException {
        Path classes = compile();
        String moved = SOURCE.replace("class Peer {", "class Peer {\n\n\n");
        Files.writeString(file, moved);

        Run run =
                Run.of("scan", "--classes", classes, "--source-root", temp.resolve("src dir"), "--base", temp, "--fix");

        assertThat(run.err()).isEqualTo("wouldblock: 0 edits made in 0 files\n");
        assertThat(file).content().isEqualTo(moved);
    }

    @Test
    void encodingStays() throws IOException {
        byte[] latin1 = SOURCE.getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin1);
        scan("--fix");
        String fixed = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(fixed).contains("/** Gr\u00fc\u00dfe. */", "if (client == null) {");

        Files.writeString(file, "\ufeff" + SOURCE);
        scan("--fix");
        assertThat(file).content().isEqualTo("\ufeff" + fixed);

        Files.write(file, latin1);
        Run shown = scan("--show-fixes");
        assertThat(shown.status()).isEqualTo(2);
        assertThat(shown.err()).contains("Peer.java: not UTF-8, so that its edits can not be shown");
    }

    /** Somebody saves the file while the edits are shown, before they are made. */
    @Test
    void aFileThatHasChangedIsLeftAlone() throws IOException {
        String saved = SOURCE.replace("class Peer {", "class Peer { // saved");
        Writer out = new StringWriter() {
            @Override
            public void write(String text, int start, int length) {
                super.write(text, start, length);
                save(saved);
            }
        };
        StringWriter err = new StringWriter();
        String[] words = {
            "scan", "--sources", temp.resolve("src dir").toString(), "--base", temp.toString(), "--show-fixes", "--fix"
        };
        int status = Main.run(words, new PrintWriter(out), new PrintWriter(err));

        assertThat(status).isEqualTo(2);
        assertThat(out.toString()).contains("+        if (client == null) {");
        assertThat(err.toString())
                .contains("Peer.java: has changed since it was read, and is left alone\n")
                .contains("0 edits made in 0 files\n");
        assertThat(file).content().isEqualTo(saved);
    }

    private void save(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It need not be in the folder of its package. */
    @Test
    void aFileThatIsNamedItself() throws IOException {
        Path alone = temp.resolve("Peer.java");
        Files.writeString(alone, SOURCE);
        Run run = Run.of("scan", "--sources", alone, "--base", temp, "--fix");
        assertThat(run.err()).isEqualTo("wouldblock: 3 edits made in 1 file\n");
        assertThat(alone).content().contains("if (client == null) {");
    }

    @Test
    void onlyWhatIsSelectedIsFixed() throws IOException {
        Run run = scan("--fix=suggested", "--select", "WB_WRITE_IGNORED");
        assertThat(run.err()).isEqualTo("wouldblock: 1 edit made in 1 file\n");
        assertThat(Files.readString(file)).doesNotContain("if (client == null)");
    }

    @Test
    void unknownKindsAreRefused() {
        Run run = scan("--fix=all");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("wouldblock: Invalid value for option '--fix': no kind of edits 'all', there are safe and"
                        + " suggested\n");
    }

    @Test
    void standardOutputTakesOneThing() {
        Run run = scan("--show-fixes", "--format", "json");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("more than one report to standard output");
    }
}
