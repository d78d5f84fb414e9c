package dev.wouldblock.source;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The source files below folders, in jars, or named one by one. Jars stay open until {@link #close()}, so that their
 * entries can be read in parallel and more than once without holding their bytes.
 */
public final class SourceInputs implements AutoCloseable {
    /** Nobody writes files of this size by hand; what generators write handles no channels. */
    private static final int LARGEST_FILE = 8 << 20;

    private static final String SUFFIX = ".java";
    private static final String OTHER_RELEASES = "META-INF/versions/";

    private final List<SourceInput> inputs = new ArrayList<>();
    private final List<ZipFile> jars = new ArrayList<>();

    private SourceInputs() {}

    /**
     * Finds the source files of one path.
     *
     * @param path a folder (searched recursively), a jar (jars inside it are not opened), or a source file
     * @throws IOException with a message of one line for the user: nothing there, unreadable, or none of these kinds
     */
    public static SourceInputs of(Path path) throws IOException {
        return of(List.of(path));
    }

    /** Finds the source files of several paths, see {@link #of(Path)}; on failure no jar stays open. */
    public static SourceInputs of(Collection<Path> paths) throws IOException {
        SourceInputs found = new SourceInputs();
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
     * All source files, path by path; those of one path in the order of their labels. Module and package declarations
     * and the entries for other Java releases in multi-release jars are left out. Can be empty.
     */
    public List<SourceInput> inputs() {
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
        List<SourceInput> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            addFolder(path, "", new HashSet<>(), found);
        } else if (!Files.isRegularFile(path)) {
            throw new IOException(label(path) + ": neither a file nor a folder");
        } else if (path.toString().endsWith(SUFFIX)) {
            found.add(new FileInput(label(path), Optional.empty(), path));
        } else if (path.toString().endsWith(".jar") || isArchive(path)) {
            addJar(path, found);
        } else {
            throw new IOException(label(path) + ": not a folder, a sources jar or a source file");
        }
        found.sort(Comparator.comparing(SourceInput::label));
        inputs.addAll(found);
    }

    /**
     * Links are followed, because some build tools assemble their output folders from links; but no folder is entered
     * twice, so that a link to a folder above is harmless.
     */
    private static void addFolder(Path folder, String below, Set<Path> entered, List<SourceInput> found)
            throws IOException {
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
                } else if (isWanted(relative) && Files.isRegularFile(child)) {
                    found.add(new FileInput(label(child), Optional.of(relative), child));
                }
            }
        } catch (java.nio.file.FileSystemException | java.io.UncheckedIOException e) {
            throw new IOException(label(folder) + ": cannot be listed (" + Problems.reason(e) + ")", e);
        }
    }

    private void addJar(Path path, List<SourceInput> found) throws IOException {
        ZipFile jar;
        try {
            jar = new ZipFile(path.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(label(path) + ": not a readable jar (" + Problems.reason(e) + ")", e);
        }
        jars.add(jar);
        jar.stream()
                .filter(entry -> !entry.isDirectory() && isWanted(entry.getName()))
                .forEach(entry -> found.add(new JarInput(label(path) + "!" + entry.getName(), jar, entry)));
    }

    private static boolean isWanted(String relative) {
        String file = relative.substring(relative.lastIndexOf('/') + 1);
        return file.endsWith(SUFFIX)
                && !file.equals("module-info.java")
                && !file.equals("package-info.java")
                && !relative.startsWith(OTHER_RELEASES);
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

    private static void checkSize(long size) throws IOException {
        if (size > LARGEST_FILE) {
            throw new IOException("larger than " + (LARGEST_FILE >> 20) + " MB");
        }
    }

    private record FileInput(String label, Optional<String> pathBelowRoot, Path path) implements SourceInput {
        @Override
        public byte[] bytes() throws IOException {
            checkSize(Files.size(path));
            return Files.readAllBytes(path);
        }
    }

    private record JarInput(String label, ZipFile jar, ZipEntry entry) implements SourceInput {
        @Override
        public Optional<String> pathBelowRoot() {
            return Optional.of(entry.getName());
        }

        @Override
        public byte[] bytes() throws IOException {
            checkSize(entry.getSize());
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
