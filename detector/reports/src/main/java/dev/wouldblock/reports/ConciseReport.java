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
            // What is unknown is 1, as compilers print it: there is no line 0 for an editor or a build server to go to.
            out.write(Shown.line(finding.location().sourceFile()) + ":" + Math.max(1, position.line()) + ":"
                    + Math.max(1, position.column()) + ": "
                    + pages.level(finding).word() + " [" + finding.rule()
                    + "] " + Shown.line(finding.message()) + "\n");
        }
    }
}
