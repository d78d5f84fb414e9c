package dev.wouldblock.spotbugs;

import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.SourceFinder;
import java.io.IOException;
import java.io.InputStream;
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
        SourceFinder sources = AnalysisContext.currentAnalysisContext().getSourceFinder();
        if (!sources.hasSourceFile(packageName, file)) {
            return Optional.empty();
        }
        try (InputStream in = sources.findSourceFile(packageName, file).getInputStream()) {
            return Optional.of(in.readAllBytes());
        }
    }
}
