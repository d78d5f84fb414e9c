package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK on this machine: the one that runs the tests, or one beside it. */
record Jdk(int version, Path home) {
    static Optional<Jdk> of(int version) throws IOException {
        return all().stream().filter(jdk -> jdk.version() == version).findFirst();
    }

    static Jdk newest() throws IOException {
        return all().stream()
                .max(java.util.Comparator.comparingInt(Jdk::version))
                .orElseThrow();
    }

    private static List<Jdk> all() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return Stream.concat(Stream.of(own), beside.sorted())
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .flatMap(home -> read(home).stream())
                    .toList();
        }
    }

    private static Optional<Jdk> read(Path home) {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(Runtime.Version.parse(version).feature(), home));
    }

    /** Compiles a source file for a release. */
    void compile(int release, Path source, Path classes) throws IOException, InterruptedException {
        Files.createDirectories(classes);
        Process javac = new ProcessBuilder(
                        home.resolve("bin/javac").toString(),
                        "--release",
                        Integer.toString(release),
                        "-g",
                        "-Xlint:-options",
                        "-d",
                        classes.toString(),
                        source.toString())
                .inheritIO()
                .start();
        assertThat(javac.waitFor()).isZero();
    }
}
