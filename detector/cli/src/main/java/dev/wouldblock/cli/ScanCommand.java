package dev.wouldblock.cli;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.EngineMerge;
import dev.wouldblock.finding.Suppression;
import dev.wouldblock.finding.Suppressions;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.reports.Report;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.source.SourceScan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
    @Option(
            names = "--classes",
            paramLabel = "PATH",
            converter = Converters.ToPath.class,
            description = "Folder, jar or class file to analyse. May be given more than once.")
    private List<Path> classes = new ArrayList<>();

    @Option(
            names = "--sources",
            paramLabel = "PATH",
            converter = Converters.ToPath.class,
            description = "Folder, sources jar or .java file to analyse. May be given more than once. "
                    + "Together with --classes: class files decide, sources add columns and what is not compiled.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            converter = Converters.ToClassPath.class,
            description = "Libraries that the analysed classes use: one path, or several as 'java -cp' takes them.")
    private List<Converters.ClassPath> classpath = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Converters.ToProfile.class,
            description = "Rules to run: default or strict. Without it: default.")
    private Profile profile = Profile.DEFAULT;

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

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            converter = Converters.ToPath.class,
            description = "Facts about your own code: what blocks, what must not block. May be given more than once. "
                    + "Without it: .wouldblock in the current folder, if there is one.")
    private List<Path> facts = new ArrayList<>();

    @Option(names = "--exit-zero", description = "Exit with 0 instead of 1 when something is found.")
    private boolean exitZero;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
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
        if (classes.isEmpty() && sources.isEmpty()) {
            throw new UserException("nothing to scan: pass a folder, jar or class file with --classes, "
                    + "or a folder, jar or source file with --sources");
        }
        if (classes.isEmpty() && !classpath.isEmpty()) {
            throw new UserException("--classpath goes with --classes: sources are read without libraries");
        }
        Pages pages = Pages.load();
        AnalysisResult result = analyze(pages);
        ReportContext context = ReportContext.of(pages, version).with(places.texts(sources));
        boolean written = true;
        for (ReportTarget target : targets) {
            written &= write(target, target.format().create(context), result);
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

    private AnalysisResult analyze(Pages pages) throws UserException {
        List<Path> libraries =
                classpath.stream().flatMap(entry -> entry.paths().stream()).toList();
        try {
            ExtraFacts extra = facts().and(FactFiles.in(classes)).and(FactFiles.in(libraries));
            extra.problems().forEach(this::remark);
            if (sources.isEmpty()) {
                BytecodeScan.Scanned compiled = BytecodeScan.scanNamed(pages, classes, libraries, profile, extra);
                compiled.remarks().forEach(this::remark);
                return compiled.result();
            }
            SourceScan.Scanned written = SourceScan.scanAll(pages, sources, profile, extra);
            if (classes.isEmpty()) {
                written.remarks().forEach(this::remark);
                return withoutSuppressed(written.result(), written.suppressions(), written.withheld());
            }
            BytecodeScan.Scanned compiled = BytecodeScan.scanNamed(pages, classes, libraries, profile, extra);
            compiled.remarks().forEach(this::remark);
            List<Withheld> withheld = Stream.concat(compiled.withheld().stream(), written.withheld().stream())
                    .toList();
            return withoutSuppressed(both(compiled, written.result()), written.suppressions(), withheld);
        } catch (IOException e) {
            throw new UserException(reason(e), e);
        }
    }

    private ExtraFacts facts() throws IOException {
        Path usual = Path.of(".wouldblock");
        List<Path> files = !facts.isEmpty() ? facts : Files.isRegularFile(usual) ? List.of(usual) : List.of();
        ExtraFacts all = ExtraFacts.NONE;
        for (Path file : files) {
            all = all.and(FactFiles.read(file));
        }
        return all;
    }

    private void remark(Diagnostic about) {
        console.problem(about + "; the line has no effect");
    }

    private static AnalysisResult both(BytecodeScan.Scanned compiled, AnalysisResult source) {
        AnalysisResult bytecode = compiled.result();
        return new AnalysisResult(
                EngineMerge.merge(bytecode.findings(), compiled.analysed(), source.findings()),
                Stream.concat(bytecode.diagnostics().stream(), source.diagnostics().stream())
                        .toList(),
                bytecode.classes(),
                source.files());
    }

    private AnalysisResult withoutSuppressed(
            AnalysisResult all, List<Suppression> suppressions, List<Withheld> withheld) {
        Suppressions.Applied applied = Suppressions.apply(suppressions, all.findings(), withheld);
        applied.remarks().forEach(console::problem);
        return new AnalysisResult(applied.findings(), all.diagnostics(), all.classes(), all.files());
    }

    /** What was asked for, when no two reports get into each other's way. */
    private List<ReportTarget> targets() throws UserException {
        if (formats.isEmpty()) {
            return List.of(new ReportTarget(ReportFormat.TEXT, Optional.empty()));
        }
        Set<Optional<Path>> places = new HashSet<>();
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

    private boolean write(ReportTarget target, Report report, AnalysisResult result) {
        try {
            if (target.file().isEmpty()) {
                report.write(result, console.out());
            } else {
                try (BufferedWriter out = Files.newBufferedWriter(target.file().get(), StandardCharsets.UTF_8)) {
                    report.write(result, out);
                }
            }
            return true;
        } catch (IOException e) {
            String place = target.file().map(Path::toString).orElse("standard output");
            console.problem("cannot write " + place + ": " + reason(e));
            return false;
        }
    }

    /** File system exceptions often hold the path alone: the reason is then their kind. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e instanceof FileSystemException || e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage();
    }
}
