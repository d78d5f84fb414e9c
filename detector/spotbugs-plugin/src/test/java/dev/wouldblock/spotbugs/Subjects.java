package dev.wouldblock.spotbugs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compiled classes to analyse, alone in a folder. */
final class Subjects {
    private static final String FOLDER = "dev/wouldblock/spotbugs/subject";

    private Subjects() {}

    /**
     * Copies classes, and their nested classes, into {@code root}.
     *
     * @return {@code root}
     */
    static Path copy(Path root, String... simpleNames) throws IOException {
        Path target = Files.createDirectories(root.resolve(FOLDER));
        try (Stream<Path> files = Files.list(Host.testClasses().resolve(FOLDER))) {
            for (Path file : files.toList()) {
                if (List.of(simpleNames).contains(file.getFileName().toString().replaceFirst("[$.].*", ""))) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        return root;
    }

    /**
     * Writes a source file where a class of this name in the package of the subjects has it.
     *
     * @return {@code root}
     */
    static Path write(Path root, String simpleName, String source) throws IOException {
        Files.createDirectories(root.resolve(FOLDER));
        Files.writeString(root.resolve(path(simpleName)), source);
        return root;
    }

    static String source(String simpleName) throws IOException {
        return Files.readString(
                Host.testClasses().resolve("../../src/test/java").resolve(path(simpleName)));
    }

    /** Path of the source file below the source root, with slashes. */
    static String path(String simpleName) {
        return FOLDER + "/" + simpleName + ".java";
    }

    /** Line of the source that holds {@code text} for the n-th time, counted from 1. */
    static int line(String simpleName, String text, int n) throws IOException {
        List<String> lines = source(simpleName).lines().toList();
        int seen = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text) && ++seen == n) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(text + " is not there " + n + " times");
    }
}
