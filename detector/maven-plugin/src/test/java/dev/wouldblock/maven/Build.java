package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small project of {@code src/it}, built by a Maven of its own. The plugin comes from a repository, as users get it; everything else
 * from what the build around has downloaded, without a network.
 */
final class Build {
    /** The plugin, as one names it on the command line. */
    static final String PLUGIN = "dev.wouldblock:wouldblock-maven-plugin:" + property("version");

    private static final Path PROJECTS = Path.of("src/it").toAbsolutePath();

    private static final Path OWN_MAVEN = Path.of(property("maven"));
    private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"));

    private final Path folder;
    private final Path maven;
    private final Path java;
    private final boolean isOffline;

    private Build(Path folder, Path maven, Path java, boolean isOffline) {
        this.folder = folder;
        this.maven = maven;
        this.java = java;
        this.isOffline = isOffline;
    }

    /**
     * How a build went.
     *
     * @param output of both streams
     */
    record Ended(int status, String output) {
        Ended succeeded() {
            assertThat(status).as(output).isZero();
            return this;
        }

        Ended failed() {
            assertThat(status).as(output).isEqualTo(1);
            return this;
        }

        /** Lines of a level without its mark. */
        List<String> lines(String level) {
            String mark = "[" + level + "] ";
            return output.lines()
                    .filter(line -> line.startsWith(mark))
                    .map(line -> line.substring(mark.length()))
                    .toList();
        }
    }

    /** A fresh copy of a project at the top of a repository of its own. */
    static Build of(String project) throws IOException {
        Path repository = Path.of("target/it", project).toAbsolutePath();
        delete(repository);
        Files.createDirectories(repository.resolve(".git"));
        copy(PROJECTS.resolve("parent"), repository.resolve("parent"));
        Path folder = repository.resolve(project);
        copy(PROJECTS.resolve(project), folder);
        // Where Maven takes the top of the build to be.
        Files.createDirectories(folder.resolve(".mvn"));
        return new Build(folder, OWN_MAVEN, OWN_JAVA, true);
    }

    /** The same project, built by another Maven on another Java, with what they need from the network. */
    Build on(Path otherMaven, Path otherJava) {
        return new Build(folder, otherMaven, otherJava, false);
    }

    /** The folder around, in which there is no project. */
    Build outside() {
        return new Build(folder.getParent(), maven, java, isOffline);
    }

    /** A file of the project. */
    Path file(String path) {
        return folder.resolve(path);
    }

    String text(String path) throws IOException {
        return Files.readString(file(path));
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                maven.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                PROJECTS.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + property("staged"),
                "-Dwouldblock.version=" + property("version")));
        for (String plugin : List.of("resources", "compiler", "surefire", "jar")) {
            String version = "maven-" + plugin + "-plugin.version";
            command.add("-D" + version + "=" + property(version));
        }
        if (isOffline) {
            // Files are no network.
            command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        }
        command.addAll(List.of(arguments));
        Path output = folder.resolveSibling("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("MAVEN_ARGS");
        environment.remove("MAVEN_HOME");
        environment.put("JAVA_HOME", java.toString());
        // A short run is over before the better compiler pays off.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put(
                "WOULDBLOCK_TEST_REPOSITORY",
                Path.of(property("repository")).toUri().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(20, TimeUnit.MINUTES))
                    .as("the build ends")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static String property(String name) {
        String value = System.getProperty("wouldblock.test." + name);
        if (value == null) {
            throw new IllegalStateException("wouldblock.test." + name + " is not set: run this test with Maven");
        }
        return value;
    }
}
