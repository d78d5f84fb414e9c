package dev.wouldblock.reports;

import static dev.wouldblock.reports.Markup.attribute;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** JUnit's XML for the test view of a build server: a finding is a failed test, a clean run one that passed. */
final class JunitReport implements Report {
    private final Entries entries;

    JunitReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        List<Entry> all = entries.all(result);
        int problems = result.diagnostics().size();
        String counts = attribute("tests", Math.max(1, all.size() + problems))
                + attribute("failures", all.size())
                + attribute("errors", problems);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "wouldblock") + counts
                + ">\n  <testsuite" + attribute("name", "wouldblock") + counts + ">\n");
        for (Entry entry : all) {
            out.write(failure(entry));
        }
        for (Diagnostic diagnostic : result.diagnostics()) {
            out.write("    <testcase" + attribute("name", "analysis of " + Entry.line(diagnostic.subject()))
                    + attribute("classname", "wouldblock") + ">\n      <error"
                    + attribute("message", Entry.line(diagnostic.problem())) + "/>\n    </testcase>\n");
        }
        if (all.isEmpty() && problems == 0) {
            out.write(
                    "    <testcase" + attribute("name", "no finding") + attribute("classname", "wouldblock") + "/>\n");
        }
        out.write("  </testsuite>\n</testsuites>\n");
    }

    private static String failure(Entry entry) {
        StringBuilder text = new StringBuilder();
        for (Entry.Step step : entry.steps()) {
            text.append(step.number() + ". " + step.place().shown() + ": " + step.phrase() + "\n");
        }
        Place place = entry.place();
        return "    <testcase" + attribute("name", entry.rule().id() + " at " + place.shown())
                + attribute("classname", entry.method()) + attribute("file", place.path())
                + attribute("line", place.lineOrFirst()) + ">\n      <failure"
                + attribute("type", entry.rule().id()) + attribute("message", entry.message()) + ">\n"
                + Markup.escape(text.toString()) + "</failure>\n    </testcase>\n";
    }
}
