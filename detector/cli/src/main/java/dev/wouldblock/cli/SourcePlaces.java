package dev.wouldblock.cli;

import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say where the analysed code stands in its repository. */
final class SourcePlaces {
    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            converter = Converters.ToPath.class,
            description =
                    "Folder with the sources of the classes: reports then have paths from the top of the repository "
                            + "and show the code. May be given more than once. Without it: what --sources names.")
    private List<Path> roots = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "DIR",
            converter = Converters.ToPath.class,
            description = "Folder that paths in reports start from. "
                    + "Without it: the top of the git work tree, or else the current folder.")
    private Optional<Path> base = Optional.empty();

    /** The folder that paths start from. */
    Path base() throws UserException {
        if (base.isPresent()) {
            check(base.get(), "--base");
        }
        for (Path root : roots) {
            check(root, "--source-root");
        }
        return base.orElseGet(() -> SourceRoots.repository(Path.of("")));
    }

    /** @param sources what is analysed as source */
    SourceRoots roots(List<Path> sources) throws UserException {
        try {
            return SourceRoots.of(base(), roots.isEmpty() ? sources : roots);
        } catch (IOException e) {
            throw new UserException("cannot look for sources: " + e, e);
        }
    }

    private static void check(Path folder, String option) throws UserException {
        if (!Files.isDirectory(folder)) {
            throw new UserException(option + " " + folder + ": no such folder");
        }
    }
}
