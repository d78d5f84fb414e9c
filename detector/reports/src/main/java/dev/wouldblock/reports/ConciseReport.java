package dev.wouldblock.reports;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.model.Position;
import java.io.IOException;
import java.io.Writer;

/** {@code path:line:column: level [RULE] message}, one line per finding whatever the message holds. */
final class ConciseReport implements Report {
    private final PageIndex pages;

    ConciseReport(Pages pages) {
        this.pages = new PageIndex(pages);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        for (Finding finding : result.findings()) {
            Position position = finding.location().position();
            // An unknown column is 1, as compilers print it: editors jump to the start of the line.
            out.write(Shown.line(finding.location().sourceFile()) + ":" + position.line() + ":"
                    + Math.max(1, position.column()) + ": "
                    + pages.level(finding).word() + " [" + finding.rule()
                    + "] " + Shown.line(finding.message()) + "\n");
        }
    }
}
