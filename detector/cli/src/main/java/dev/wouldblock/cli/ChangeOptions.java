package dev.wouldblock.cli;

import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.changes.PatchException;
import dev.wouldblock.reports.changes.UnifiedDiff;
import dev.wouldblock.scan.GitChanges;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that say which lines are under review. */
final class ChangeOptions {
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--diff",
            paramLabel = "REF",
            description =
                    "Report only findings with a changed line: changed since HEAD and this branch, tag or commit parted, "
                            + "as in a pull request. What is not committed counts too.")
    private Optional<String> ref = Optional.empty();

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description =
                    "Report only findings with a line that this unified diff adds or edits; - reads standard input.")
    private Optional<String> patch = Optional.empty();

    @Option(names = "--staged", description = "Report only findings with a line that is staged for the next commit.")
    private boolean isStaged;

    void check() throws UserException {
        long given = Stream.of(ref.isPresent(), patch.isPresent(), isStaged)
                .filter(option -> option)
                .count();
        if (given > 1) {
            throw new UserException("only one of --diff, --patch and --staged can say what has changed");
        }
    }

    /**
     * The changed lines, if only these matter.
     *
     * @param base folder that paths start from
     */
    Optional<ChangedLines> lines(Path base) throws UserException {
        if (ref.isPresent()) {
            return Optional.of(since(ref.get(), base));
        }
        if (patch.isPresent()) {
            return Optional.of(patch(patch.get()));
        }
        return isStaged ? Optional.of(staged(base)) : Optional.empty();
    }

    private static ChangedLines since(String ref, Path base) throws UserException {
        try {
            return GitChanges.since(ref, base);
        } catch (UserException e) {
            throw e.about("--diff " + ref);
        }
    }

    private static ChangedLines staged(Path base) throws UserException {
        try {
            return GitChanges.staged(base);
        } catch (UserException e) {
            throw e.about("--staged");
        }
    }

    private static ChangedLines patch(String file) throws UserException {
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        try {
            return UnifiedDiff.read(
                    file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)));
        } catch (PatchException e) {
            throw new UserException("--patch: " + name + ", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UserException("--patch: " + name + ": no such file", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException("--patch: " + name + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }
}
