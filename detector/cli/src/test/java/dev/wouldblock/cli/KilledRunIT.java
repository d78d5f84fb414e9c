package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in processes of their own, on pipes, on a terminal, and killed. */
class KilledRunIT {
    @TempDir
    private Path temp;

    private Path classes;

    @BeforeEach
    void compile() {
        classes = Compiled.folder(temp.resolve("classes"), "Peer", Compiled.BROKEN);
    }

    private static List<String> command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "target/wouldblock.jar"));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Ctrl-C while the second report waits for its reader: the first one is whole, nothing else is left. */
    @Test
    void controlCLeavesNoHalfReport() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(temp.resolve("reports"));
        Path done = Files.writeString(folder.resolve("done.sarif"), "old");
        Path pipe = temp.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path next = Files.writeString(folder.resolve("next.txt"), "old");
        Process process = new ProcessBuilder(command(
                        "scan",
                        "--classes",
                        classes,
                        "--format",
                        "sarif=" + done,
                        "--format",
                        "text=" + pipe,
                        "--format",
                        "concise=" + next))
                .start();
        try {
            long end = System.nanoTime() + 60_000_000_000L;
            while (Files.size(done) == 3 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assumeThat(ignoresControlC(process)).isFalse();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        assertThat(done).content().startsWith("{").endsWith("}\n");
        assertThat(next).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(done, next);
        }
    }

    /** Whoever starts a build in the background may have it ignore SIGINT, number 2, which its processes inherit. */
    private static boolean ignoresControlC(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .substring(7)
                .strip();
        return (Long.parseUnsignedLong(mask, 16) >> 1 & 1) == 1;
    }

    @Test
    void pipesGetNeitherProgressNorColoursNorLogs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command("scan", "--classes", classes, "--diff", "HEAD")).start();
        String err = text(process.getErrorStream());
        assertThat(err).doesNotContain("\u001b", "\r", "SLF4J");
        assertThat(text(process.getInputStream())).doesNotContain("\u001b");
        process.waitFor();
    }

    /** {@code script} runs a command on a terminal of its own. */
    @Test
    void aTerminalGetsColoursUnlessTheUserWantsNone() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/script")).exists();
        String explain = String.join(" ", command("explain", "offload"));
        assertThat(onTerminal(explain)).startsWith("\u001b[");
        assertThat(onTerminal("NO_COLOR=1 " + explain)).startsWith("offload: ");
        assertThat(onTerminal("TERM=dumb " + explain)).startsWith("offload: ");
    }

    private static String onTerminal(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null");
        builder.environment().remove("NO_COLOR");
        builder.environment().remove("CLICOLOR");
        builder.environment().put("TERM", "xterm");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = text(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return text;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
