package dev.wouldblock.reports.sources;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Source files by name. The folders are walked when a file is first asked for, and once. */
final class SourceIndex {
    private static final Set<String> KINDS = Set.of("java", "kt", "groovy", "scala");

    private final List<Path> roots;
    private Optional<Map<String, List<Path>>> byName = Optional.empty();

    /** @param roots real paths */
    SourceIndex(List<Path> roots) {
        this.roots = roots;
    }

    /** @param name package and file name, with slashes */
    Stream<Path> endingWith(String name) {
        String simple = name.substring(name.lastIndexOf('/') + 1);
        return index().getOrDefault(simple, List.of()).stream()
                .filter(file -> ("/" + file.toString().replace('\\', '/')).endsWith("/" + name));
    }

    private Map<String, List<Path>> index() {
        Map<String, List<Path>> known = byName.orElseGet(this::walk);
        byName = Optional.of(known);
        return known;
    }

    private Map<String, List<Path>> walk() {
        Map<String, List<Path>> found = new HashMap<>();
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, new Collector(root, found));
            } catch (IOException e) {
                // What can not be listed is as good as not there: the path stays as the class file has it.
            }
        }
        return found;
    }

    private static boolean isSource(String name) {
        return KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<String, List<Path>> found;

        Collector(Path root, Map<String, List<Path>> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = folder.getFileName() != null
                    && folder.getFileName().toString().startsWith(".");
            return hidden && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (attributes.isRegularFile() && isSource(name)) {
                found.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
