package dev.wouldblock.reports;

import static dev.wouldblock.reports.Markup.attribute;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The XML of Checkstyle, which nearly every build server reads. */
final class CheckstyleReport implements Report {
    private final Entries entries;

    CheckstyleReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        Map<String, List<Entry>> files = new TreeMap<>();
        for (Entry entry : entries.all(result)) {
            files.computeIfAbsent(entry.place().path(), path -> new ArrayList<>())
                    .add(entry);
        }
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n");
        for (Map.Entry<String, List<Entry>> file : files.entrySet()) {
            out.write("  <file" + attribute("name", file.getKey()) + ">\n");
            for (Entry entry : file.getValue()) {
                Place place = entry.place();
                out.write("    <error" + attribute("line", place.lineOrFirst())
                        + (place.column() > 0 ? attribute("column", place.column()) : "")
                        + attribute("severity", severity(entry.level())) + attribute("message", entry.message())
                        + attribute("source", "wouldblock." + entry.rule().id()) + "/>\n");
            }
            out.write("  </file>\n");
        }
        out.write("</checkstyle>\n");
    }

    private static String severity(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "info";
        };
    }
}
