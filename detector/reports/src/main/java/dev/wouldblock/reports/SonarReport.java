package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Generic issues for SonarQube 10.3 and newer. Its import of SARIF files every issue under security; these are about
 * reliability.
 */
final class SonarReport implements Report {
    private final Entries entries;

    SonarReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        List<Entry> all = entries.all(result);
        JsonWriter json = Json.writer(out);
        json.beginObject();
        json.name("rules").beginArray();
        for (RulePage rule : all.stream().map(Entry::rule).distinct().toList()) {
            writeRule(rule, json);
        }
        json.endArray();
        json.name("issues").beginArray();
        for (Entry entry : all) {
            json.beginObject();
            json.name("ruleId").value(entry.rule().id());
            json.name("primaryLocation").beginObject();
            writeLocation(entry.message(), entry.place(), json);
            json.endObject();
            json.name("secondaryLocations").beginArray();
            for (Entry.Step step : entry.steps()) {
                json.beginObject();
                writeLocation(step.number() + ". " + step.phrase(), step.place(), json);
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
        out.write('\n');
    }

    private static void writeRule(RulePage rule, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(rule.title());
        json.name("description").value(PageText.plain(rule.markdown()));
        json.name("engineId").value("wouldblock");
        json.name("cleanCodeAttribute").value("LOGICAL");
        json.name("impacts").beginArray().beginObject();
        json.name("softwareQuality").value("RELIABILITY");
        json.name("severity").value(rule.severity().name());
        json.endObject().endArray();
        json.endObject();
    }

    /** Columns count from 0 there, and a range beyond the end of its line fails the whole import: so they need the text. */
    private static void writeLocation(String message, Place place, JsonWriter json) throws IOException {
        json.name("message").value(message);
        json.name("filePath").value(Shown.line(place.path()));
        if (place.line() > 0) {
            json.name("textRange").beginObject();
            json.name("startLine").value(place.line());
            if (place.range().isPresent() && place.sourceLine().isPresent()) {
                json.name("endLine").value(place.line());
                json.name("startColumn").value(place.range().get().start() - 1);
                json.name("endColumn").value(place.range().get().end() - 1);
            }
            json.endObject();
        }
    }
}
