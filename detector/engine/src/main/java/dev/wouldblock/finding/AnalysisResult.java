package dev.wouldblock.finding;

import java.util.List;

/**
 * Result of an analysis: a pure function of its input.
 *
 * @param findings in the order of {@link Finding#ORDER}
 * @param diagnostics what was skipped, sorted
 * @param classes number of classes that were looked at
 */
public record AnalysisResult(List<Finding> findings, List<Diagnostic> diagnostics, int classes) {
    public AnalysisResult {
        findings = List.copyOf(findings);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether everything could be analysed. */
    public boolean isComplete() {
        return diagnostics.isEmpty();
    }
}
