package dev.wouldblock.input;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class files or source files below folders, in jars, or named one by one. Jars stay open until {@link #close()}, so that their
 * entries can be read in parallel and more than once without holding their bytes.
 */
public final class Inputs implements AutoCloseable {
    /**
     * What is looked for.
     *
     * @param largest in bytes; what is larger is not read
     * @param accepted what the user can name
     */
    private record Kind(String suffix, int largest, String accepted) {
        /** No compiler writes class files of this size; an archive that claims one would only exhaust the memory. */
        static final Kind CLASSES = new Kind(".class", 32 << 20, "a folder, a jar or a class file");

        /** Nobody writes files of this size by hand; what generators write handles no channels. */
        static final Kind SOURCES = new Kind(".java", 8 << 20, "a folder, a sources jar or a source file");

        boolean isWanted(String relative) {
            String file = relative.substring(relative.lastIndexOf('/') + 1);
            return file.endsWith(suffix)
                    && !file.equals("module-info" + suffix)
                    && !file.equals("package-info" + suffix)
                    && !relative.startsWith(OTHER_RELEASES);
        }

        void checkSize(long size) throws IOException {
            if (size > largest) {
                throw new IOException("larger than " + (largest >> 20) + " MB");
            }
        }
    }

    private static final String OTHER_RELEASES = "META-INF/versions/";

    private final Kind kind;
    private final Map<Path, byte[]> contents;
    private final List<Input> inputs = new ArrayList<>();
    private final List<ZipFile> jars = new ArrayList<>();

    private Inputs(Kind kind, Map<Path, byte[]> contents) {
        this.kind = kind;
        this.contents = contents;
    }

    /**
     * Finds the class files of one path.
     *
     * @param path a folder (searched recursively), a jar (jars inside it are not opened), or a class file
     * @throws IOException with a message of one line for the user: nothing there, unreadable, or none of these kinds
     */
    public static Inputs classes(Path path) throws IOException {
        return classes(List.of(path));
    }

    /** Finds the class files of several paths, see {@link #classes(Path)}; on failure no jar stays open. */
    public static Inputs classes(Collection<Path> paths) throws IOException {
        return of(Kind.CLASSES, paths);
    }

    /**
     * Finds the source files of one path.
     *
     * @param path a folder (searched recursively), a jar (jars inside it are not opened), or a source file
     * @throws IOException with a message of one line for the user: nothing there, unreadable, or none of these kinds
     */
    public static Inputs sources(Path path) throws IOException {
        return sources(List.of(path));
    }

    /** Finds the source files of several paths, see {@link #sources(Path)}; on failure no jar stays open. */
    public static Inputs sources(Collection<Path> paths) throws IOException {
        return of(Kind.SOURCES, paths);
    }

    /**
     * The same with other contents of some files, as if they had been changed already.
     *
     * @param contents by the real path of the file
     */
    public static Inputs sources(Collection<Path> paths, Map<Path, byte[]> contents) throws IOException {
        return of(Kind.SOURCES, paths, contents);
    }

    private static Inputs of(Kind kind, Collection<Path> paths) throws IOException {
        return of(kind, paths, Map.of());
    }

    private static Inputs of(Kind kind, Collection<Path> paths, Map<Path, byte[]> contents) throws IOException {
        Inputs found = new Inputs(kind, contents);
        try {
            for (Path path : paths) {
                found.add(path);
            }
            return found;
        } catch (IOException | RuntimeException e) {
            try {
                found.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /**
     * All files found, path by path; those of one path in the order of their labels. Module and package declarations
     * and the entries for other Java releases in multi-release jars are left out. Can be empty.
     */
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (ZipFile jar : jars) {
            try {
                jar.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void add(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException(label(path) + ": no such file or folder");
        }
        List<Input> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            addFolder(path, "", new HashSet<>(), found);
        } else if (!Files.isRegularFile(path)) {
            throw new IOException(label(path) + ": neither a file nor a folder");
        } else if (path.toString().endsWith(kind.suffix())) {
            found.add(file(label(path), Optional.empty(), path));
        } else if (path.toString().endsWith(".jar") || isArchive(path)) {
            addJar(path, found);
        } else {
            throw new IOException(label(path) + ": not " + kind.accepted());
        }
        found.sort(Comparator.comparing(Input::label));
        inputs.addAll(found);
    }

    /**
     * Links are followed, because some build tools assemble their output folders from links; but no folder is entered
     * twice, so that a link to a folder above is harmless.
     */
    private void addFolder(Path folder, String below, Set<Path> entered, List<Input> found) throws IOException {
        try {
            if (!entered.add(folder.toRealPath())) {
                return;
            }
            List<Path> children;
            try (Stream<Path> listing = Files.list(folder)) {
                children = listing.sorted().toList();
            }
            for (Path child : children) {
                String relative = below + child.getFileName();
                if (Files.isDirectory(child)) {
                    addFolder(child, relative + "/", entered, found);
                } else if (kind.isWanted(relative) && Files.isRegularFile(child)) {
                    found.add(file(label(child), Optional.of(relative), child));
                }
            }
        } catch (java.nio.file.FileSystemException | java.io.UncheckedIOException e) {
            throw new IOException(label(folder) + ": cannot be listed (" + Problems.reason(e) + ")", e);
        }
    }

    private Input file(String label, Optional<String> pathBelowRoot, Path path) throws IOException {
        Path real = contents.isEmpty() ? path : path.toRealPath();
        if (contents.containsKey(real)) {
            byte[] content = contents.get(real);
            return new FileInput(label, pathBelowRoot, content::clone);
        }
        return new FileInput(label, pathBelowRoot, () -> {
            kind.checkSize(Files.size(path));
            return Files.readAllBytes(path);
        });
    }

    private void addJar(Path path, List<Input> found) throws IOException {
        ZipFile jar;
        try {
            jar = new ZipFile(path.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(label(path) + ": not a readable jar (" + Problems.reason(e) + ")", e);
        }
        jars.add(jar);
        jar.stream()
                .filter(entry -> !entry.isDirectory() && kind.isWanted(entry.getName()))
                .forEach(entry -> found.add(new JarInput(label(path) + "!" + entry.getName(), jar, entry, kind)));
    }

    /** Archives under other names ({@code .war}, {@code .zip}) are known by the signature they start with. */
    private static boolean isArchive(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            throw new IOException(label(path) + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }

    private static String label(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    /** What gives the bytes of a file. */
    @FunctionalInterface
    private interface Content {
        byte[] read() throws IOException;
    }

    private record FileInput(String label, Optional<String> pathBelowRoot, Content content) implements Input {
        @Override
        public byte[] bytes() throws IOException {
            return content.read();
        }
    }

    private record JarInput(String label, ZipFile jar, ZipEntry entry, Kind kind) implements Input {
        @Override
        public Optional<String> pathBelowRoot() {
            return Optional.of(entry.getName());
        }

        @Override
        public byte[] bytes() throws IOException {
            kind.checkSize(entry.getSize());
            byte[] bytes = new byte[(int) entry.getSize()];
            try (InputStream in = jar.getInputStream(entry)) {
                if (in == null || in.readNBytes(bytes, 0, bytes.length) < bytes.length || in.read() >= 0) {
                    throw new IOException("the jar entry has another length than the jar says");
                }
            }
            return bytes;
        }
    }
}
