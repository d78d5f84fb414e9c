package dev.wouldblock.bytecode;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the files in which users and libraries say what blocks and what must not. */
public final class FactFiles {
    private static final String FOLDER = "META-INF/wouldblock/";

    private FactFiles() {}

    /** @throws IOException with a message of one line for the user */
    public static ExtraFacts read(Path file) throws IOException {
        try {
            return ExtraFacts.parse(file.toString(), text(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }

    /**
     * The files below {@code META-INF/wouldblock} of folders and jars, in the order of the paths and then of their
     * names. What is neither a folder nor a jar has none.
     *
     * @throws IOException with a message of one line for the user
     */
    public static ExtraFacts in(Collection<Path> paths) throws IOException {
        ExtraFacts all = ExtraFacts.NONE;
        for (Path path : paths) {
            Path folder = path.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                List<Path> files;
                try (Stream<Path> listing = Files.list(folder)) {
                    files = listing.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : files) {
                    all = all.and(read(file));
                }
            } else if (Files.isRegularFile(path) && path.toString().endsWith(".jar")) {
                all = all.and(inJar(path));
            }
        }
        return all;
    }

    private static ExtraFacts inJar(Path path) throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(FOLDER))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            ExtraFacts all = ExtraFacts.NONE;
            for (ZipEntry entry : entries) {
                try (InputStream in = jar.getInputStream(entry)) {
                    all = all.and(ExtraFacts.parse(path + "!" + entry.getName(), text(in.readAllBytes())));
                }
            }
            return all;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(path + ": not a readable jar (" + Problems.reason(e) + ")", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
