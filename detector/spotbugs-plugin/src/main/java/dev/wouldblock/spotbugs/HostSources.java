package dev.wouldblock.spotbugs;

import dev.wouldblock.reports.sources.SourceText;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.SourceFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The source files that the host was told of. Some hosts pass none unless asked. */
final class HostSources {
    private HostSources() {}

    /**
     * A file as it is now.
     *
     * @param path below the source root, with slashes
     * @return empty when the host has no such file
     */
    static Optional<byte[]> read(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        String packageName = path.substring(0, Math.max(0, slash)).replace('/', '.');
        String file = path.substring(slash + 1);
        SourceFinder sources = finder();
        if (!sources.hasSourceFile(packageName, file)) {
            return Optional.empty();
        }
        try (InputStream in = sources.findSourceFile(packageName, file).getInputStream()) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** The text of a file, for showing it; a file that can not be read is as good as none. */
    static Optional<SourceText> text(String path) {
        try {
            return read(path).map(SourceText::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The source folders that the host was told of and that are there; it may know jars as well. */
    static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String name : finder().getProject().getResolvedSourcePaths()) {
            try {
                Path folder = Path.of(name);
                if (Files.isDirectory(folder)) {
                    folders.add(folder);
                }
            } catch (InvalidPathException e) {
                // Not a name of a file: an address, or a pattern that the host did not resolve.
            }
        }
        return folders;
    }

    private static SourceFinder finder() {
        return AnalysisContext.currentAnalysisContext().getSourceFinder();
    }
}
