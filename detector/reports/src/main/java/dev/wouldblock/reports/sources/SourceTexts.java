package dev.wouldblock.reports.sources;

import dev.wouldblock.finding.Location;
import java.util.Optional;

/**
 * The sources of what was analysed. A class file knows its package and the name of its file ({@code a/b/C.java}); a
 * reviewer needs the path from the top of the repository ({@code core/src/main/java/a/b/C.java}) and the line.
 */
public interface SourceTexts {
    /** No source is at hand: paths are as the analysis told them. */
    SourceTexts NONE = new SourceTexts() {
        @Override
        public String path(Location location) {
            return location.sourceFile();
        }

        @Override
        public Optional<SourceText> text(Location location) {
            return Optional.empty();
        }
    };

    /** Path of the file with slashes: from the top of the repository where that is known, else as the location has it. */
    String path(Location location);

    /** The file as it is now; empty when it is not at hand or can not be read. */
    Optional<SourceText> text(Location location);
}
