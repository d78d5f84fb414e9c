package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Everything, for scripts. Members may be added within a version; one that is removed or changes its meaning gives a
 * new version. The schema is the resource {@code report-1.schema.json} beside this class.
 */
final class JsonReport implements Report {
    static final int VERSION = 1;

    private final ReportContext context;
    private final Entries entries;

    JsonReport(ReportContext context) {
        this.context = context;
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        JsonWriter json = Json.writer(out);
        json.beginObject();
        json.name("version").value(VERSION);
        json.name("tool").beginObject();
        json.name("name").value("wouldblock");
        json.name("version").value(context.version()).endObject();
        json.name("complete").value(result.isComplete());
        json.name("classes").value(result.classes());
        json.name("files").value(result.files());
        json.name("findings").beginArray();
        for (Entry entry : entries.all(result)) {
            json.beginObject();
            writeEntry(entry, json);
            json.endObject();
        }
        json.endArray();
        json.name("suppressed").beginArray();
        for (Suppressed suppressed : context.suppressed()) {
            json.beginObject();
            writeEntry(entries.of(suppressed.finding()), json);
            json.name("by").value(suppressed.by().name().toLowerCase(Locale.ROOT));
            json.endObject();
        }
        json.endArray();
        json.name("problems").beginArray();
        for (Diagnostic diagnostic : result.diagnostics()) {
            json.beginObject();
            json.name("subject").value(Entry.line(diagnostic.subject()));
            json.name("problem").value(Entry.line(diagnostic.problem()));
            json.endObject();
        }
        json.endArray();
        json.endObject();
        out.write('\n');
    }

    private static void writeEntry(Entry entry, JsonWriter json) throws IOException {
        json.name("rule").value(entry.rule().id());
        json.name("title").value(entry.rule().title());
        json.name("level").value(entry.level().word());
        json.name("confidence").value(entry.confidence());
        json.name("cwe").value(entry.rule().cwe());
        json.name("message").value(entry.message());
        json.name("call").value(Entry.line(entry.finding().call()));
        writePlace(entry.place(), json);
        json.name("changed").value(entry.changed() || entry.reached());
        json.name("trace").beginArray();
        for (Entry.Step step : entry.steps()) {
            json.beginObject();
            json.name("phrase").value(step.phrase());
            json.name("depth").value(step.depth());
            writePlace(step.place(), json);
            json.endObject();
        }
        json.endArray();
        json.name("fixes").beginArray();
        for (FixPage fix : entry.fixes()) {
            json.beginObject();
            json.name("id").value(fix.id());
            json.name("title").value(fix.title());
            json.name("advice").value(fix.advice());
            json.name("when").value(fix.when());
            json.endObject();
        }
        json.endArray();
        if (entry.edit().isPresent()) {
            writeEdit(entry.edit().get(), json);
        } else if (entry.snippet().isPresent()) {
            json.name("snippet").jsonValue(Json.exact(entry.snippet().get()));
        }
        json.name("fingerprint").value(entry.finding().fingerprint());
        json.name("engines").beginArray();
        for (String engine : entry.finding().engines().stream().sorted().toList()) {
            json.value(engine);
        }
        json.endArray();
    }

    private static void writeEdit(ShownEdit edit, JsonWriter json) throws IOException {
        json.name("edit").beginObject();
        json.name("fix").value(edit.edit().fix());
        json.name("safety").value(edit.safety());
        json.name("title").value(edit.edit().title());
        json.name("replacements").beginArray();
        for (ShownEdit.Part part : edit.parts()) {
            json.beginObject();
            json.name("line").value(part.start().line());
            json.name("column").value(part.start().column());
            json.name("endLine").value(part.end().line());
            json.name("endColumn").value(part.end().column());
            json.name("text").jsonValue(Json.exact(part.text()));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    /** Line and columns are left out when unknown. */
    private static void writePlace(Place place, JsonWriter json) throws IOException {
        json.name("location").beginObject();
        json.name("path").value(Shown.line(place.path()));
        if (place.line() > 0) {
            json.name("line").value(place.line());
        }
        if (place.column() > 0) {
            json.name("column").value(place.column());
        }
        if (place.range().isPresent()) {
            json.name("endColumn").value(place.range().get().end());
        }
        json.name("class").value(Entry.line(place.location().className().replace('/', '.')));
        json.name("method").value(Entry.line(place.location().method()));
        json.endObject();
    }
}
