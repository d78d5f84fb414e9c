package dev.wouldblock.scan;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.reports.Suppressed;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is to be reported.
 *
 * @param suppressed findings that someone decided to live with
 * @param remarks lines for the user about what was left out
 */
public record Filtered(AnalysisResult result, List<Suppressed> suppressed, List<String> remarks) {
    public Filtered {
        suppressed = List.copyOf(suppressed);
        remarks = List.copyOf(remarks);
    }

    /** Several modules as one. Files of different modules may have the same name: see {@link #placed} first. */
    public static Filtered merged(List<Filtered> modules) {
        List<Finding> findings = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int classes = 0;
        int files = 0;
        for (Filtered module : modules) {
            findings.addAll(module.result().findings());
            diagnostics.addAll(module.result().diagnostics());
            suppressed.addAll(module.suppressed());
            remarks.addAll(module.remarks());
            classes += module.result().classes();
            files += module.result().files();
        }
        return new Filtered(new AnalysisResult(findings, diagnostics, classes, files), suppressed, remarks);
    }

    /** Names the file of a location by its path from the top of the repository. */
    public static UnaryOperator<Location> placing(SourceTexts sources) {
        return location -> location.inFile(sources.path(location));
    }

    /** The same with files named by their paths from the top of the repository, so that they are those of one module. */
    public Filtered placed(SourceTexts sources) {
        UnaryOperator<Location> placed = placing(sources);
        return new Filtered(
                new AnalysisResult(
                        result.findings().stream()
                                .map(finding -> finding.withLocations(placed))
                                .toList(),
                        result.diagnostics(),
                        result.classes(),
                        result.files()),
                suppressed.stream()
                        .map(each -> new Suppressed(each.finding().withLocations(placed), each.by()))
                        .toList(),
                remarks);
    }
}
