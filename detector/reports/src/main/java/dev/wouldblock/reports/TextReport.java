package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A block per finding (message, place, path to it, fixes), then a count per rule. */
final class TextReport implements Report {
    /** Deeper call paths are rare, and further indentation would push the words off the screen. */
    private static final int DEEPEST_INDENT = 8;

    private final PageIndex pages;

    TextReport(Pages pages) {
        this.pages = new PageIndex(pages);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        for (Finding finding : result.findings()) {
            writeFinding(finding, out);
        }
        writeSummary(result, out);
    }

    private void writeFinding(Finding finding, Writer out) throws IOException {
        out.write(pages.level(finding).word() + "[" + finding.rule() + "]: " + Shown.line(finding.message()) + "\n");
        out.write("  --> " + place(finding.location()) + "\n");
        int number = 1;
        for (TraceStep step : finding.trace()) {
            String indent = "  ".repeat(Math.min(step.depth(), DEEPEST_INDENT));
            out.write(
                    "  " + indent + number++ + ". " + place(step.location()) + ": " + Shown.line(step.phrase()) + "\n");
        }
        List<FixPage> fixes = pages.fixes(finding);
        out.write("  = fix: " + advice(fixes.get(0)) + "\n");
        for (FixPage other : fixes.subList(1, fixes.size())) {
            out.write("  = or: " + advice(other) + ", when " + other.when() + "\n");
        }
        out.write("\n");
    }

    /** The page's sentence without its full stop, and the id under which there is more to read. */
    private static String advice(FixPage fix) {
        return fix.advice().replaceFirst("\\.$", "") + " (" + fix.id() + ")";
    }

    /** {@code org/x/A.java:42:7 (org.x.A.send)}, without what is unknown. */
    private static String place(Location location) {
        StringBuilder place = new StringBuilder(location.sourceFile());
        if (location.position().isKnown()) {
            place.append(':').append(location.position().line());
            if (location.position().column() > 0) {
                place.append(':').append(location.position().column());
            }
        }
        return Shown.line(place + " (" + location.qualifiedMethod() + ")");
    }

    private static void writeSummary(AnalysisResult result, Writer out) throws IOException {
        SortedMap<String, Integer> counts = new TreeMap<>();
        result.findings().forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        for (var count : counts.entrySet()) {
            String rule = count.getKey();
            out.write(rule + " ".repeat(width - rule.length()) + "  " + count.getValue() + "\n");
        }
        out.write(count(result.findings().size(), "finding") + " in " + lookedAt(result) + "\n");
        if (!result.isComplete()) {
            out.write("incomplete: " + count(result.diagnostics().size(), "problem")
                    + " kept parts of the input from being analysed\n");
        }
    }

    private static String lookedAt(AnalysisResult result) {
        String classes = count(result.classes(), "class");
        if (result.files() == 0) {
            return classes;
        }
        String files = count(result.files(), "source file");
        return result.classes() == 0 ? files : classes + " and " + files;
    }

    private static String count(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + noun + (noun.endsWith("s") ? "es" : "s");
    }
}
