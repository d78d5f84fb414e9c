package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;

/** {@code path:line:column: level [RULE] message}, one line per finding whatever the message holds. */
final class ConciseReport implements Report {
    private final Entries entries;

    ConciseReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        for (Entry entry : entries.all(result)) {
            Place place = entry.place();
            String path = Shown.line(place.path());
            // A build server takes a line that starts with two colons for a command.
            out.write(path.stripLeading().startsWith(":") ? "./" : "");
            // What is unknown is 1, as compilers print it: there is no line 0 for an editor or a build server to go to.
            out.write(path + ":" + place.lineOrFirst() + ":" + Math.max(1, place.column()) + ": "
                    + entry.level().word() + " [" + entry.rule().id() + "] " + entry.message() + "\n");
        }
    }
}
