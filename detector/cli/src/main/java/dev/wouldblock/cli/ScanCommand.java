package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.reports.Changes;
import dev.wouldblock.reports.Report;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.Problem;
import dev.wouldblock.scan.UserException;
import dev.wouldblock.scan.fixes.FixPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wouldblock scan}: analyses class files and source files and writes reports. */
@Command(
        name = "scan",
        description = "Finds mishandled non-blocking I/O in class files and source files.",
        footer = {
            "",
            "Exit status:",
            "  0  nothing found, or --exit-zero",
            "  1  something found",
            "  2  wrong usage, unreadable input or unwritable report",
            "  3  incomplete: some class or source file could not be analysed, or only a part of it"
        })
final class ScanCommand implements Callable<Integer> {
    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--format",
            paramLabel = "NAME[=FILE]",
            converter = ReportTarget.Converter.class,
            completionCandidates = ReportTarget.Names.class,
            description = "Report to write: ${COMPLETION-CANDIDATES}; to standard output unless a file is named. "
                    + "May be given more than once. Without it: text.")
    private List<ReportTarget> formats = new ArrayList<>();

    @Mixin
    private SourcePlaces places = new SourcePlaces();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private FixOptions fixes = new FixOptions();

    @Option(names = "--exit-zero", description = "Exit with 0 instead of 1 when something is found.")
    private boolean exitZero;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // The library looks at the annotation alone.
    private boolean help;

    private final Console console;
    private final String version;

    ScanCommand(Console console, String version) {
        this.console = console;
        this.version = version;
    }

    @Override
    public Integer call() throws UserException {
        List<ReportTarget> targets = targets();
        inputs.checkSome();
        Pages pages = Pages.load();
        Filter filter = filters.read(pages, places.base());
        Analysis analysis = inputs.analyse(pages, console);
        analysis.remarks().forEach(console::problem);
        SourceRoots sources = places.roots(inputs.sources());
        Filtered filtered = filter.apply(analysis, sources);
        filtered.remarks().forEach(console::problem);
        boolean fixed = true;
        if (fixes.isWanted()) {
            FixRun run = new FixRun(inputs, pages, sources, console);
            fixed = run.fix(filtered.result(), fixes);
            if (fixes.writes()) {
                filtered = run.left(filtered, filter);
                // The texts that were read before are no longer those of the files.
                sources = places.roots(inputs.sources());
            }
        }
        AnalysisResult result = filtered.result();
        ReportContext context = ReportContext.of(pages, version)
                .with(sources)
                .with(FixPlan.edits(inputs.inputs(), pages, result.findings(), sources))
                .with(filter.changes().<Changes>map(changes -> changes).orElse(Changes.NONE))
                .withSuppressed(filtered.suppressed());
        boolean written = fixed;
        for (ReportTarget target : targets) {
            written &= write(target, context, result);
        }
        result.diagnostics().forEach(diagnostic -> console.problem("skipped " + diagnostic));
        if (!written) {
            return ExitStatus.USAGE;
        }
        if (!result.isComplete()) {
            return ExitStatus.INCOMPLETE;
        }
        return result.findings().isEmpty() || exitZero ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    }

    /** What was asked for, when no two reports get into each other's way. */
    private List<ReportTarget> targets() throws UserException {
        if (formats.isEmpty()) {
            return fixes.shows() ? List.of() : List.of(new ReportTarget(ReportFormat.TEXT, Optional.empty()));
        }
        Set<Optional<Path>> places = new HashSet<>();
        if (fixes.shows()) {
            places.add(Optional.empty());
        }
        for (ReportTarget target : formats) {
            Optional<Path> place =
                    target.file().map(file -> file.toAbsolutePath().normalize());
            if (!places.add(place)) {
                throw new UserException("more than one report to "
                        + target.file().map(Path::toString).orElse("standard output: name a file, --format NAME=FILE"));
            }
        }
        return formats;
    }

    private boolean write(ReportTarget target, ReportContext context, AnalysisResult result) {
        try {
            if (target.file().isEmpty()) {
                boolean isColoured = console.terminal().showsColours();
                target.format().create(context.withColors(isColoured)).write(result, console.out());
            } else {
                Report report = target.format().create(context);
                ReportFile.write(target.file().get(), out -> report.write(result, out));
            }
            return true;
        } catch (IOException e) {
            String place = target.file().map(Path::toString).orElse("standard output");
            console.problem("cannot write " + place + ": " + Problem.reason(e));
            return false;
        }
    }
}
