package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.Shown;
import dev.wouldblock.reports.baseline.Baseline;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Problem;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wouldblock baseline}: notes the findings of today, so that a scan can show the new ones alone. */
@Command(
        name = "baseline",
        description = "Writes what a scan finds to a file of known findings, for scan --baseline.",
        footer = {
            "",
            "Exit status:",
            "  0  written",
            "  2  wrong usage, unreadable input or unwritable file",
            "  3  written but incomplete: some class or source file could not be analysed, or only a part of it"
        })
final class BaselineCommand implements Callable<Integer> {
    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            converter = Converters.ToPath.class,
            description = "File to write; one that is there is replaced.")
    private Path output = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // The library looks at the annotation alone.
    private boolean help;

    private final Console console;

    BaselineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserException {
        Analysis analysis = inputs.analyse(Pages.load(), console);
        analysis.remarks().forEach(console::problem);
        AnalysisResult result = analysis.result();
        try {
            ReportFile.write(output, out -> Baseline.write(result.findings(), out));
        } catch (IOException e) {
            throw new UserException("cannot write " + output + ": " + Problem.reason(e), e);
        }
        result.diagnostics().forEach(diagnostic -> console.problem("skipped " + diagnostic));
        int known = result.findings().size();
        console.out()
                .print(known + (known == 1 ? " known finding" : " known findings") + " written to "
                        + Shown.line(output.toString()) + "\n");
        return result.isComplete() ? ExitStatus.CLEAN : ExitStatus.INCOMPLETE;
    }
}
