package dev.wouldblock.finding;

import java.util.Comparator;
import java.util.List;

/**
 * Result of an analysis: a pure function of its input, whatever the order in which its parts were found.
 *
 * @param findings in the order of {@link Finding#ORDER}
 * @param diagnostics what was skipped, sorted
 * @param classes number of classes that were looked at in class files
 * @param files number of source files that were looked at
 */
public record AnalysisResult(List<Finding> findings, List<Diagnostic> diagnostics, int classes, int files) {
    public AnalysisResult {
        findings = findings.stream().sorted(Finding.ORDER).toList();
        diagnostics = diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::subject).thenComparing(Diagnostic::problem))
                .toList();
    }

    /** Result of an analysis of class files alone. */
    public AnalysisResult(List<Finding> findings, List<Diagnostic> diagnostics, int classes) {
        this(findings, diagnostics, classes, 0);
    }

    /** Whether everything could be analysed. */
    public boolean isComplete() {
        return diagnostics.isEmpty();
    }
}
