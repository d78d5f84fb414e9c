package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;

/** GitLab's code quality report: a list of issues, of which GitLab shows the description and the place. */
final class GitlabReport implements Report {
    private final Entries entries;

    GitlabReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        UniqueFingerprints fingerprints = new UniqueFingerprints();
        JsonWriter json = Json.writer(out);
        json.beginArray();
        for (Entry entry : entries.all(result)) {
            json.beginObject();
            // Type and categories are for Code Climate, whose format this is; GitLab does not read them.
            json.name("type").value("issue");
            json.name("categories").beginArray().value("Bug Risk").endArray();
            json.name("description").value(entry.message());
            json.name("check_name").value(entry.rule().id());
            json.name("fingerprint").value(fingerprints.next(entry.finding()));
            json.name("severity").value(severity(entry.level()));
            json.name("location").beginObject();
            json.name("path").value(Shown.line(entry.place().path()));
            json.name("lines").beginObject();
            json.name("begin").value(entry.place().lineOrFirst());
            json.endObject().endObject();
            json.endObject();
        }
        json.endArray();
        out.write('\n');
    }

    private static String severity(Level level) {
        return switch (level) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case NOTE -> "minor";
        };
    }
}
