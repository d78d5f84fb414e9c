package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {
    /** POSIX has no other number for it. */
    private static final int SIGINT = 2;

    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        ReportFile.write(file, out -> out.write(text));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> listing = Files.list(folder)) {
            return listing.sorted().toList();
        }
    }

    @Test
    void writesAnewAndOverWhatIsThere() throws IOException {
        Path file = folder.resolve("r.txt");
        write(file, "a longer first text \u00e4");
        assertThat(file).hasContent("a longer first text \u00e4");
        write(file, "short");
        assertThat(file).hasContent("short");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aFailureLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");
        assertThatThrownBy(() -> ReportFile.write(file, out -> {
                    out.write("new");
                    out.flush();
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void permissionsAreThoseOfTheFileOrOfAnyNewOne() throws IOException {
        assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class))
                .isNotNull();
        Path kept = Files.writeString(folder.resolve("kept"), "old");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-rw-r-x"));
        write(kept, "new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-rw-r-x");
        Path fresh = folder.resolve("fresh");
        write(fresh, "new");
        Path usual = Files.writeString(folder.resolve("usual"), "");
        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("deep")).resolve("r.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("deep/r.txt"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        write(second, "new");
        assertThat(second).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("deep/made.txt"));
        write(dangling, "made");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("deep/made.txt")).hasContent("made");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> write(loop, "x")).isInstanceOf(IOException.class);
    }

    @Test
    void foldersAndMissingFoldersAreFailures() {
        assertThatThrownBy(() -> write(folder, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> write(folder.resolve("no/r.txt"), "x")).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatMayNotBeWrittenIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");
        assumeThat(file.toFile().setWritable(false)).isTrue();
        // The superuser may write everything.
        assumeThat(Files.isWritable(file)).isFalse();
        assertThatThrownBy(() -> write(file, "new")).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void devicesAndPipesAreWrittenTo() throws IOException, InterruptedException {
        assumeThat(Path.of("/dev/null")).exists();
        write(Path.of("/dev/null"), "x");
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = Files.newInputStream(pipe)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        write(pipe, "through the pipe");
        assertThat(read.join()).asString(StandardCharsets.UTF_8).isEqualTo("through the pipe");
        assertThat(files()).containsExactly(pipe);
    }

    /** Standard output that leads to a file keeps what others wrote there. */
    @Test
    void standardOutputIsNotReplaced() throws IOException, InterruptedException {
        assumeThat(Path.of("/dev/stdout")).exists();
        Path log = Files.writeString(folder.resolve("log"), "before\n");
        Process process = new ProcessBuilder(java(Slow.class, "/dev/stdout", "0"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(log).content().startsWith("before\n").endsWith("end\n").hasSize(7 + Slow.SIZE + 4);
        assertThat(files()).containsExactly(log);
    }

    /** Ctrl-C is INT, a build server sends TERM and then KILL. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "KILL"})
    void aProcessThatIsKilledWhileItWritesLeavesTheOldFile(String signal) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");
        Process process = new ProcessBuilder(java(Slow.class, file.toString(), "60000")).start();
        try {
            // The process says when it is in the middle of the report.
            assertThat(process.getInputStream().read()).isEqualTo('.');
            assertThat(files()).hasSize(2);
            assumeThat(isIgnored(signal, process.pid())).isFalse();
            assumeThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(file).hasContent("old");
        if (!signal.equals("KILL")) {
            assertThat(files()).containsExactly(file);
        }
        write(file, "new");
        assertThat(file).hasContent("new");
    }

    /** Whoever starts a build in the background may have it ignore INT, which its processes inherit. */
    private static boolean isIgnored(String signal, long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!signal.equals("INT") || !Files.isReadable(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .substring(7)
                .strip();
        return (Long.parseUnsignedLong(mask, 16) >> SIGINT - 1 & 1) == 1;
    }

    private static List<String> java(Class<?> main, String... args) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(args))
                .toList();
    }

    /** Stops in the middle of a report. */
    static final class Slow {
        static final int SIZE = 100_000;

        private Slow() {}

        public static void main(String[] args) throws IOException {
            int pause = Integer.parseInt(args[1]);
            ReportFile.write(Path.of(args[0]), out -> {
                out.write("x".repeat(SIZE));
                out.flush();
                if (pause > 0) {
                    System.out.print('.');
                    System.out.flush();
                    try {
                        Thread.sleep(pause);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                out.write("end\n");
            });
        }
    }
}
