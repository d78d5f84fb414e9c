package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Reports as strings. */
final class Written {
    private Written() {}

    static String of(ReportFormat format, ReportContext context, AnalysisResult result) {
        return of(format.create(context), result);
    }

    static String of(Report report, AnalysisResult result) {
        StringWriter out = new StringWriter();
        try {
            report.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter failed", e);
        }
        return out.toString();
    }

    static AnalysisResult result(List<Finding> findings) {
        return new AnalysisResult(findings, List.of(), 1);
    }
}
