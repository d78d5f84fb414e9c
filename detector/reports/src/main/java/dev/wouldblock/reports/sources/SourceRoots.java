package dev.wouldblock.reports.sources;

import dev.wouldblock.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sources below folders. A folder may be a source root ({@code src/main/java}) or hold some ({@code .}). Names in class
 * files are not to be trusted: nothing outside of the folders is read, not over {@code ..} and not over a link.
 *
 * <p>Not for use by several threads at once.
 */
public final class SourceRoots implements SourceTexts {
    /** A generated file can be larger than what is worth reading for one line of it. */
    private static final long LARGEST_FILE = 32L << 20;

    /** Findings come file by file, but their paths lead to other files. */
    private static final int TEXTS_KEPT = 32;

    private final Path base;
    private final List<Path> roots;
    private final Map<String, List<Path>> files = new HashMap<>();
    private final Map<Path, Optional<SourceText>> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Optional<SourceText>> eldest) {
            return size() > TEXTS_KEPT;
        }
    };

    private final SourceIndex index;

    private SourceRoots(Path base, List<Path> roots, SourceIndex index) {
        this.base = base;
        this.roots = roots;
        this.index = index;
    }

    /**
     * Sources in the given folders and files, whose order does not matter.
     *
     * @param base the top of the repository
     * @throws IOException if one of them is not there
     */
    public static SourceRoots of(Path base, Collection<Path> roots) throws IOException {
        Path top = base.toRealPath();
        List<Path> real = new ArrayList<>();
        for (Path root : roots) {
            real.add(root.toRealPath());
        }
        List<Path> distinct = real.stream().distinct().sorted().toList();
        return new SourceRoots(top, distinct, new SourceIndex(distinct));
    }

    /**
     * Sources of findings whose files are already named by their paths from the top of the repository.
     *
     * @param base the top of the repository
     * @throws IOException if it is not there
     */
    public static SourceRoots named(Path base) throws IOException {
        Path top = base.toRealPath();
        return new SourceRoots(top, List.of(top), new SourceIndex(List.of()));
    }

    /** The top of the git work tree that holds the folder; without one, the folder itself. */
    public static Path repository(Path folder) {
        for (Path top = folder.toAbsolutePath().normalize(); top != null; top = top.getParent()) {
            // A folder, or a file in a linked work tree.
            if (Files.exists(top.resolve(".git"))) {
                return top;
            }
        }
        return folder;
    }

    @Override
    public String path(Location location) {
        return file(location).flatMap(this::pathBelow).orElse(location.sourceFile());
    }

    /** Path with slashes from the top of the repository; as it is for a file outside. */
    public String path(Path file) {
        return pathBelow(file).orElse(slashes(file));
    }

    private Optional<String> pathBelow(Path file) {
        return file.startsWith(base) ? Optional.of(slashes(base.relativize(file))) : Optional.empty();
    }

    @Override
    public Optional<SourceText> text(Location location) {
        return file(location).flatMap(file -> texts.computeIfAbsent(file, SourceRoots::read));
    }

    /** The file itself, if only one fits: a reader may be shown one of several, but not have it changed. */
    public Optional<Path> onlyFile(Location location) {
        List<Path> fitting = files(location);
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Where several files fit, the first in the order of their paths is as good as any, and always the same. */
    private Optional<Path> file(Location location) {
        return files(location).stream().findFirst();
    }

    private List<Path> files(Location location) {
        return files.computeIfAbsent(location.sourceFile(), this::find);
    }

    private List<Path> find(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        List<Path> direct = roots.stream().flatMap(root -> below(root, name)).toList();
        List<Path> candidates = direct.isEmpty() ? index.endingWith(name).toList() : direct;
        Stream<Path> fitting = candidates.isEmpty() ? named(name) : candidates.stream();
        return fitting.sorted(Comparator.comparing(SourceRoots::slashes)).toList();
    }

    /** A file that was given itself need not be in the folder of its package. */
    private Stream<Path> named(String name) {
        return roots.stream()
                .filter(root -> Files.isRegularFile(root) && ("/" + name).endsWith("/" + root.getFileName()));
    }

    private static Stream<Path> below(Path root, String name) {
        try {
            Path file = root.resolve(name).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Stream.of(file) : Stream.empty();
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Optional<SourceText> read(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? Optional.empty()
                    : Optional.of(SourceText.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            // The report is as good as it would be without the file.
            return Optional.empty();
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
