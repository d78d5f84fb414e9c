package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much was found, and in how much code. */
final class Summary {
    private Summary() {}

    /** Findings by rule, in the order of the rules' ids. */
    static SortedMap<String, Integer> byRule(AnalysisResult result) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        result.findings().forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return counts;
    }

    /** A line for each rule. */
    static String counts(AnalysisResult result) {
        SortedMap<String, Integer> counts = byRule(result);
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder();
        counts.forEach((rule, count) -> table.append(rule)
                .append(" ".repeat(width - rule.length()))
                .append("  ")
                .append(count)
                .append('\n'));
        return table.toString();
    }

    /** {@code 2 findings in 14 classes}. */
    static String sentence(AnalysisResult result, ReportContext context) {
        int suppressed = context.suppressed().size();
        return count(result.findings().size(), "finding") + " in " + lookedAt(result)
                + (suppressed == 0 ? "" : ", " + suppressed + " suppressed");
    }

    static Optional<String> incomplete(AnalysisResult result) {
        return result.isComplete()
                ? Optional.empty()
                : Optional.of("incomplete: " + count(result.diagnostics().size(), "problem")
                        + " kept parts of the input from being analysed");
    }

    static String count(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + noun + (noun.endsWith("s") ? "es" : "s");
    }

    private static String lookedAt(AnalysisResult result) {
        String classes = count(result.classes(), "class");
        if (result.files() == 0) {
            return classes;
        }
        String files = count(result.files(), "source file");
        return result.classes() == 0 ? files : classes + " and " + files;
    }
}
