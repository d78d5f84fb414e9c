package dev.wouldblock.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One value for everything that a result depends on: when it is the same, so is the result. */
final class InputKey {
    private final MessageDigest digest;

    InputKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }

    InputKey value(String name, Object value) {
        add(name + "=" + value);
        return this;
    }

    /** Files, and those in folders, by what is in them. */
    InputKey contents(String name, List<Path> paths) throws IOException {
        add(name);
        for (Path path : paths) {
            add(path.toString());
            for (Path file : files(path)) {
                add(path.relativize(file).toString());
                add(Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** The same, but jars, of which there can be many, by size and time: a build tool never changes one unseen. */
    InputKey libraries(String name, List<Path> paths) throws IOException {
        add(name);
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                contents(name, List.of(path));
            } else {
                add(path + " " + Files.size(path) + " "
                        + Files.getLastModifiedTime(path).toMillis());
            }
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length first, so that no two lists of parts look the same. */
    private void add(byte[] bytes) {
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
