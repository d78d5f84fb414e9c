package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.KnownFindings;
import dev.wouldblock.scan.UserException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which findings are reported. */
final class FilterOptions {
    @Option(
            names = "--select",
            paramLabel = "RULE",
            split = ",",
            description = "Report these rules only; several with commas between. The profile has to include them.")
    private Set<String> selected = new LinkedHashSet<>();

    @Option(
            names = "--ignore",
            paramLabel = "RULE",
            split = ",",
            description = "Do not report these rules; several with commas between.")
    private Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            converter = Converters.ToPath.class,
            description = "Known findings, which are not reported: a file that 'wouldblock baseline' wrote.")
    private Optional<Path> baseline = Optional.empty();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    /**
     * Reads what the options name, so that a mistake is said before the analysis.
     *
     * @param base folder that paths start from
     */
    Filter read(Pages pages, Path base) throws UserException {
        changes.check();
        checkRules(selected, "--select", pages);
        checkRules(ignored, "--ignore", pages);
        Optional<KnownFindings> known = baseline.isPresent() ? Optional.of(read(baseline.get())) : Optional.empty();
        return new Filter(selected, ignored, known, changes.lines(base));
    }

    private static void checkRules(Set<String> ids, String option, Pages pages) throws UserException {
        try {
            Filter.checkRules(ids, pages, RulesCommand.LIST);
        } catch (UserException e) {
            throw e.about(option);
        }
    }

    private static KnownFindings read(Path file) throws UserException {
        try {
            return KnownFindings.read(file);
        } catch (UserException e) {
            throw e.about("--baseline");
        }
    }
}
